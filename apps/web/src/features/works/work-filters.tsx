import { useTranslation } from 'react-i18next';
import type { Query } from '../../api/client.js';
import { AreaChip } from '../../ui/area-chip.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { MoreFilters } from '../../ui/more-filters.js';
import { SearchField } from '../../ui/search-field.js';
import { useWorkFilters } from '../../url/filters.js';
import { LineChip } from './line-chip.js';
import { StatusFilter } from './status-filter.js';
import { WorkDays, WorkSelects } from './work-selects.js';
import classes from './works.module.css';

const SORTS = ['start', '-start', 'end', 'title', '-cost', '-updatedAt'] as const;

function Selects({ filters }: { filters: Query }) {
  const { t } = useTranslation('works');
  const { values, set } = useWorkFilters();
  return (
    <div className={classes.selects}>
      <WorkSelects filters={filters} />
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
  const { sort: _sort, ...filters } = values;
  return (
    <div className={classes.filters}>
      <SearchField label={t('filter.search')} value={values.q ?? ''} onChange={(q) => set({ q: q || null })} />
      <LineChip />
      <MoreFilters>
        <StatusFilter filters={filters} />
        <Selects filters={filters} />
      </MoreFilters>
      <AreaChip area={values.square ?? values.bbox} onDrop={() => set({ square: null, bbox: null })} />
    </div>
  );
}
