import { useTranslation } from 'react-i18next';
import type { Register } from '../../api/keys.js';
import { DateField } from '../../ui/date-field.js';
import { AreaChip } from '../../ui/area-chip.js';
import { CountedSelect } from '../../ui/counted-select.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { MoreFilters } from '../../ui/more-filters.js';
import { SearchField } from '../../ui/search-field.js';
import { usePowerFilters } from '../../url/filters.js';
import type { FieldOption } from '../edit/record-fields.js';
import classes from './powers.module.css';

export type PowerFilter = { name: string; label: string; all: string; options: readonly FieldOption[] };

type PowerFiltersProps = {
  /** Whose rows the choices count; none: they are not counted. */
  register?: Register;
  /** Names of all filters of the table, `q` and `at` included. */
  names: readonly string[];
  filters: readonly PowerFilter[];
};

/** Filters of a table of powers: text, choices and the day the register is read as of. */
export function PowerFilters({ register, names, filters }: PowerFiltersProps) {
  const { t } = useTranslation('powers');
  const { values, set } = usePowerFilters(names);
  const { at: on, ...chosen } = values;
  return (
    <div className={classes.filters} role="group" aria-label={t('filters')}>
      <SearchField label={t('search')} value={values['q'] ?? ''} onChange={(q) => set({ q: q || null })} />
      <MoreFilters>
        {filters.map(({ name, ...filter }) => {
          const select = {
            ...filter,
            value: values[name] ?? null,
            onChange: (value: string | null) => set({ [name]: value }),
          };
          if (!register) return <FilterSelect key={name} {...select} />;
          return <CountedSelect key={name} by={name} counted={{ register, filters: { ...chosen, on } }} {...select} />;
        })}
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
