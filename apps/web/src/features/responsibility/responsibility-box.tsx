import { STAGES } from '@abat/contracts';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFunctionNames } from '../../api/use-names.js';
import { DateField } from '../../ui/date-field.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { ErrorState } from '../../ui/states.js';
import classes from './responsibility.module.css';
import { ShapeList } from './shape-list.js';
import { useResponsibilityMap, useResponsibilityParams } from './use-responsibility.js';

/** Chooses function, stage and day of the map of responsibility, and lists what is on it. */
export function ResponsibilityBox() {
  const { t } = useTranslation('matrix');
  const { functionCode, stage, at, set } = useResponsibilityParams();
  const { options } = useFunctionNames();
  return (
    <section className={classes.box} aria-label={t('map:responsibility')} data-testid="responsibility">
      <header className={classes.head}>
        <b>{t('map:responsibility')}</b>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('map.off')}
          onClick={() => set({ on: null, point: null, shape: null })}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      <div className={classes.body}>
        <FilterSelect
          label={t('map.function')}
          all={t('map.function')}
          value={functionCode}
          options={options}
          onChange={(value) => set({ function: value, shape: null })}
          isClearable={false}
        />
        <FilterSelect
          label={t('filter.stage')}
          all={t('filter.stage')}
          value={stage}
          options={STAGES.map((value) => ({ value, label: t(`common:stage.${value}`) }))}
          onChange={(value) => set({ stage: value, shape: null })}
          isClearable={false}
        />
        <DateField size="xs" label={t('filter.at')} value={at} onChange={(value) => set({ at: value })} clearable />
        <Holders />
        <p className={classes.hint}>{t('map.hint')}</p>
      </div>
    </section>
  );
}

function Holders() {
  const { data, error, refetch } = useResponsibilityMap();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <ShapeList map={data} /> : null;
}
