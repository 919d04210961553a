import { MATRIX_ROWS, STAGES } from '@abat/contracts';
import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDistrictNames } from '../../api/use-names.js';
import { DateField } from '../../ui/date-field.js';
import { FilterSelect } from '../../ui/filter-select.js';
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
      <DateField size="xs" label={t('filter.at')} value={values.at ?? null} onChange={(at) => set({ at })} clearable />
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconFilterOff size={15} aria-hidden />}
        disabled={!Object.entries(values).some(([name, value]) => value && name !== 'tree' && name !== 'cell')}
        onClick={clear}
      >
        {t('filter.clear')}
      </Button>
    </div>
  );
}
