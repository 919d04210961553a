import { type ResponsibilityMap, STAGES } from '@abat/contracts';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFunctionNames } from '../../api/use-names.js';
import { formatArea, formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { DateField } from '../../ui/date-field.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { ErrorState } from '../../ui/states.js';
import classes from './responsibility.module.css';
import { useHolderColours, useResponsibilityMap, useResponsibilityParams } from './use-responsibility.js';

/** Chooses function, stage and day of the map of responsibility, and names the holders. */
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
          onClick={() => set({ on: null, point: null })}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      <FilterSelect
        label={t('map.function')}
        all={t('map.function')}
        value={functionCode}
        options={options}
        onChange={(value) => set({ function: value })}
        isClearable={false}
      />
      <FilterSelect
        label={t('filter.stage')}
        all={t('filter.stage')}
        value={stage}
        options={STAGES.map((value) => ({ value, label: t(`common:stage.${value}`) }))}
        onChange={(value) => set({ stage: value })}
        isClearable={false}
      />
      <DateField size="xs" label={t('filter.at')} value={at} onChange={(value) => set({ at: value })} clearable />
      <Holders />
      <p className={classes.hint}>{t('map.hint')}</p>
    </section>
  );
}

function Holders() {
  const { data, error, refetch } = useResponsibilityMap();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <HolderList map={data} /> : null;
}

function HolderList({ map }: { map: ResponsibilityMap }) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const colours = useHolderColours(map);
  const gaps = map.features.filter((feature) => feature.properties.part === 'gap');
  return (
    <>
      <ul className={classes.holders}>
        {map.holders.map((holder) => (
          <li key={holder.code} className={classes.holder}>
            <span className={classes.swatch} data-colour={colours.get(holder.code)} />
            <span>{nameOf(holder, locale)}</span>
            <span className={classes.area}>{formatArea(holder.areaM2, locale)}</span>
          </li>
        ))}
        {map.holders.length === 0 && <li className={classes.holder}>{t('map.nobody')}</li>}
        {map.counts.overlaps > 0 && (
          <li className={classes.holder}>
            <span className={classes.swatch} data-look="overlap" />
            <span>{t('map.overlap', { count: map.counts.overlaps })}</span>
          </li>
        )}
        {gaps.length > 0 && (
          <li className={classes.holder}>
            <span className={classes.swatch} data-look="gap" />
            <span>{gaps.some((gap) => gap.properties.required) ? t('map.gap') : t('map.free')}</span>
            <span className={classes.area}>
              {formatArea(
                gaps.reduce((sum, gap) => sum + gap.properties.areaM2, 0),
                locale,
              )}
            </span>
          </li>
        )}
      </ul>
      <span className={classes.hint}>{t('asOf', { day: formatDate(map.asOf, locale, 'medium') })}</span>
    </>
  );
}
