import { WORK_STATUSES, type WorkStatus } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../api/client.js';
import { useChoiceCounts } from '../../api/resources.js';
import { useCountText } from '../../ui/count-text.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import { useWorkFilters } from '../../url/filters.js';
import classes from './works.module.css';

/**
 * The states of works in view, each with the number of works in it: none chosen is all of them.
 * @param filters all that the list is under
 */
export function StatusFilter({ filters }: { filters: Query }) {
  const { t } = useTranslation('works');
  const { values, set } = useWorkFilters();
  const countOf = useChoiceCounts('works', { ...filters, by: 'status' }, { enabled: true });
  const countText = useCountText();
  const chosen = values.status?.split(',') ?? [];
  const toggle = (status: WorkStatus) => {
    const next = WORK_STATUSES.filter((name) => chosen.includes(name) !== (name === status));
    set({ status: next.join(',') || null });
  };
  return (
    <div className={classes.statuses} role="group" aria-label={t('filter.status')}>
      {WORK_STATUSES.map((status) => (
        <button
          key={status}
          type="button"
          className={classes.status}
          aria-pressed={chosen.includes(status)}
          onClick={() => toggle(status)}
        >
          <WorkStatusShape status={status} />
          {t(`common:workStatus.${status}`)}
          <span className={classes.statusCount}>{countText(countOf(status))}</span>
        </button>
      ))}
    </div>
  );
}
