import { type MandateSet, MATRIX_ROWS, STAGES } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useListQuery } from '../../api/resources.js';
import { useDistrictNames } from '../../api/use-names.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { DateField } from '../../ui/date-field.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { MoreFilters } from '../../ui/more-filters.js';
import { SearchField } from '../../ui/search-field.js';
import classes from './matrix.module.css';
import { useMatrixParams } from './use-matrix.js';

/** Filters of the matrix; the address keeps them. */
export function MatrixFilters() {
  const { t } = useTranslation('matrix');
  const { values, set, clear } = useMatrixParams();
  const { options } = useDistrictNames();
  return (
    <div className={classes.filters}>
      <SearchField label={t('filter.search')} value={values.q ?? ''} onChange={(q) => set({ q: q || null })} />
      <MoreFilters>
        <FilterSelect
          label={t('filter.territory')}
          all={t('filter.allTerritories')}
          value={values.territory ?? null}
          options={options}
          onChange={(territory) => set({ territory })}
        />
        <FilterSelect
          label={t('filter.stage')}
          all={t('filter.allStages')}
          value={values.stage ?? null}
          options={STAGES.map((value) => ({ value, label: t(`common:stage.${value}`) }))}
          onChange={(stage) => set({ stage })}
        />
        <FilterSelect
          label={t('filter.only')}
          all={t('only.all')}
          value={values.only ?? null}
          options={MATRIX_ROWS.map((value) => ({ value, label: t(`only.${value}`) }))}
          onChange={(only) => set({ only })}
        />
        <SetSwitch />
        <DateField
          size="xs"
          label={t('filter.at')}
          isLabelInside
          value={values.at ?? null}
          onChange={(at) => set({ at })}
          clearable
        />
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconFilterOff size={15} aria-hidden />}
          disabled={!Object.entries(values).some(([name, value]) => value && name !== 'tree' && name !== 'cell')}
          onClick={clear}
        >
          {t('filter.clear')}
        </Button>
      </MoreFilters>
    </div>
  );
}

/** Which register of powers: the study's, the laws', or all that are on. Hidden where there is only one; until that is known it has its room. */
function SetSwitch() {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const { values, set } = useMatrixParams();
  const { data } = useListQuery<MandateSet>('mandate-sets', { limit: 100 });
  const sets = data?.pages.flatMap((page) => page.items) ?? [];
  if (data && sets.length < 2) return null;
  const options = sets.map((one) => {
    const name = nameOf(one, locale);
    return { value: one.code, label: one.active ? name : t('filter.setOff', { name }) };
  });
  return (
    <FilterSelect
      label={t('filter.set')}
      all={t('filter.allSets')}
      value={values.set ?? null}
      options={options}
      onChange={(code) => set({ set: code })}
    />
  );
}
