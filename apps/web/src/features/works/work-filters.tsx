import { WORK_STATUSES, type WorkStatus } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../ui/filter-select.js';
import { MoreFilters } from '../../ui/more-filters.js';
import { SearchField } from '../../ui/search-field.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import { useWorkFilters } from '../../url/filters.js';
import { WorkDays, WorkSelects } from './work-selects.js';
import classes from './works.module.css';

const SORTS = ['start', '-start', 'end', 'title', '-cost', '-updatedAt'] as const;

function StatusFilter() {
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

function Selects() {
  const { t } = useTranslation('works');
  const { values, set } = useWorkFilters();
  return (
    <div className={classes.selects}>
      <WorkSelects />
      <FilterSelect
        label={t('filter.sort')}
        all={t('sort.start')}
        value={values.sort ?? 'start'}
        options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(sort) => set({ sort: sort === 'start' ? null : sort })}
        isClearable={false}
      />
      <WorkDays />
    </div>
  );
}

/** Filters of works; list and map follow them, the address keeps them. */
export function WorkFilters() {
  const { t } = useTranslation('works');
  const { values, set } = useWorkFilters();
  return (
    <div className={classes.filters}>
      <SearchField label={t('filter.search')} value={values.q ?? ''} onChange={(q) => set({ q: q || null })} />
      <MoreFilters>
        <StatusFilter />
        <Selects />
      </MoreFilters>
    </div>
  );
}
