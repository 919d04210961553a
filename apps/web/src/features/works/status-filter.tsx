import { WORK_STATUSES, type WorkStatus } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import { useWorkFilters } from '../../url/filters.js';
import classes from './works.module.css';

/** The states of works in view: none chosen is all of them. */
export function StatusFilter() {
  const { t } = useTranslation('works');
  const { values, set } = useWorkFilters();
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
        </button>
      ))}
    </div>
  );
}
