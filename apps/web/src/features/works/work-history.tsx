import { useTranslation } from 'react-i18next';
import { useWorkHistory } from '../../api/resources.js';
import { HistoryList } from '../../ui/history-list.js';
import { useHistoryWords } from '../powers/use-history-words.js';

/** Where the words of a column's values stand. */
const VALUES: Partial<Record<string, string>> = {
  status: 'common:workStatus',
  stage: 'common:stage',
  date_certainty: 'common:dateCertainty',
  method: 'edit:method',
  surface: 'plan:surface',
};

/** Who changed what of a work, its zones, money, reports, permits and handover, newest first. */
export function WorkHistory({ id }: { id: string }) {
  const { i18n } = useTranslation('works');
  const plan = useHistoryWords();
  const known = (key: string, other: string) => (i18n.exists(`works:${key}`) ? i18n.t(`works:${key}`) : other);
  return (
    <HistoryList
      query={useWorkHistory(id)}
      words={{
        entityOf: (entity) => known(`entity.${entity}`, plan.entityOf(entity)),
        columnOf: (column) => known(`column.${column}`, plan.columnOf(column)),
        valueOf: (column, value) =>
          VALUES[column] ? i18n.t(`${VALUES[column]}.${String(value)}`) : plan.valueOf(column, value),
      }}
    />
  );
}
