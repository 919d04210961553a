import { useTranslation } from 'react-i18next';
import { useWorkHistory } from '../../api/resources.js';
import { HistoryList } from '../../ui/history-list.js';

/** Where the words of a column's values stand. */
const VALUES: Partial<Record<string, string>> = {
  status: 'common:workStatus',
  stage: 'common:stage',
  date_certainty: 'common:dateCertainty',
  method: 'edit:method',
  surface: 'plan:surface',
};

/** Who changed what of a work, its zones and its money, newest first. */
export function WorkHistory({ id }: { id: string }) {
  const { i18n } = useTranslation('works');
  const known = (key: string, other: string) => (i18n.exists(`works:${key}`) ? i18n.t(`works:${key}`) : other);
  return (
    <HistoryList
      query={useWorkHistory(id)}
      words={{
        entityOf: (entity) => known(`entity.${entity}`, entity),
        columnOf: (column) => known(`column.${column}`, column),
        valueOf: (column, value) => (VALUES[column] ? i18n.t(`${VALUES[column]}.${String(value)}`) : undefined),
      }}
    />
  );
}
