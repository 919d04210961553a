import { WORK_STATUSES, type WorkStatus } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useAgencyNames, useDistrictNames, useFunctionNames } from '../../api/use-names.js';
import { DateField } from '../../ui/date-field.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { MoreFilters } from '../../ui/more-filters.js';
import { SearchField } from '../../ui/search-field.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import { useWorkFilters } from '../../url/filters.js';
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
      <FilterSelect
        label={t('filter.agency')}
        all={t('filter.allAgencies')}
        value={values.agency ?? null}
        options={useAgencyNames().options}
        onChange={(agency) => set({ agency })}
      />
      <FilterSelect
        label={t('filter.territory')}
        all={t('filter.allTerritories')}
        value={values.territory ?? null}
        options={useDistrictNames().options}
        onChange={(territory) => set({ territory })}
      />
      <FilterSelect
        label={t('filter.function')}
        all={t('filter.allFunctions')}
        value={values.function ?? null}
        options={useFunctionNames().options}
        onChange={(value) => set({ function: value })}
      />
      <FilterSelect
        label={t('filter.period')}
        all={t('period.current')}
        value={values.period ?? 'current'}
        options={(['current', 'all'] as const).map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(period) => set({ period: period === 'all' ? 'all' : null })}
        isClearable={false}
      />
      <FilterSelect
        label={t('filter.sort')}
        all={t('sort.start')}
        value={values.sort ?? 'start'}
        options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(sort) => set({ sort: sort === 'start' ? null : sort })}
        isClearable={false}
      />
      <DateField
        size="xs"
        label={t('filter.from')}
        value={values.from ?? null}
        onChange={(from) => set({ from })}
        clearable
      />
      <DateField size="xs" label={t('filter.to')} value={values.to ?? null} onChange={(to) => set({ to })} clearable />
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
