import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/date-field.js';
import { AreaChip } from '../../ui/area-chip.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { MoreFilters } from '../../ui/more-filters.js';
import { SearchField } from '../../ui/search-field.js';
import { usePowerFilters } from '../../url/filters.js';
import type { FieldOption } from '../edit/record-fields.js';
import classes from './powers.module.css';

export type PowerFilter = { name: string; label: string; all: string; options: readonly FieldOption[] };

type PowerFiltersProps = {
  /** Names of all filters of the table, `q` and `at` included. */
  names: readonly string[];
  filters: readonly PowerFilter[];
};

/** Filters of a table of powers: text, choices and the day the register is read as of. */
export function PowerFilters({ names, filters }: PowerFiltersProps) {
  const { t } = useTranslation('powers');
  const { values, set } = usePowerFilters(names);
  return (
    <div className={classes.filters} role="group" aria-label={t('filters')}>
      <SearchField label={t('search')} value={values['q'] ?? ''} onChange={(q) => set({ q: q || null })} />
      <MoreFilters>
        {filters.map((filter) => (
          <FilterSelect
            key={filter.name}
            label={filter.label}
            all={filter.all}
            value={values[filter.name] ?? null}
            options={filter.options}
            onChange={(value) => set({ [filter.name]: value })}
          />
        ))}
        {names.includes('at') && (
          <DateField
            size="xs"
            label={t('at')}
            isLabelInside
            value={values['at'] ?? null}
            onChange={(at) => set({ at })}
            clearable
          />
        )}
      </MoreFilters>
      <AreaChip area={values['square'] ?? values['bbox']} onDrop={() => set({ square: null, bbox: null })} />
    </div>
  );
}
