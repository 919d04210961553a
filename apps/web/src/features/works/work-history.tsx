import { useTranslation } from 'react-i18next';
import { useWorkHistory } from '../../api/resources.js';
import { HistoryList } from '../../ui/history-list.js';

/** Who changed what of a work, its zones and its money, newest first. */
export function WorkHistory({ id }: { id: string }) {
  const { t, i18n } = useTranslation('works');
  const known = (key: string, other: string) => (i18n.exists(`works:${key}`) ? i18n.t(`works:${key}`) : other);
  return (
    <HistoryList
      query={useWorkHistory(id)}
      words={{
        entityOf: (entity) => known(`entity.${entity}`, entity),
        columnOf: (column) => known(`column.${column}`, column),
        valueOf: (column, value) => (column === 'status' ? t(`common:workStatus.${String(value)}`) : undefined),
      }}
    />
  );
}
