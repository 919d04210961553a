import type { AlarmKpi } from '@abat/contracts';
import { ActionIcon, Popover } from '@mantine/core';
import { IconCheck, IconInfoCircle, IconAlertTriangle, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsOverdue } from '../../blocks/freshness.js';
import { cityTime, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { FigureOrigin } from '../../ui/figure-origin.js';
import classes from './kpi.module.css';
import { REFRESH_MS, useKpis } from './use-alarms.js';

const ICONS = { good: IconCheck, watch: IconAlertTriangle, bad: IconAlertTriangle, unknown: IconMinus } as const;

function useValue(): (value: number | null, unit: AlarmKpi['unit']) => string {
  const { t } = useTranslation('shift');
  const locale = useLocale();
  return (value, unit) => {
    if (value === null) return t('kpi.nothing');
    const number = formatNumber(value, locale, Number.isInteger(value) ? 0 : value < 10 ? 2 : 1);
    if (unit === 'percent') return `${number}\u00a0%`;
    return unit === 'minutes' ? t('kpi.minutes', { number }) : number;
  };
}

function Kpi({ kpi, hours }: { kpi: AlarmKpi; hours: number }) {
  const { t } = useTranslation('shift');
  const valueOf = useValue();
  const Icon = ICONS[kpi.verdict];
  const name = t(`kpi.name.${kpi.code}`);
  return (
    <li className={classes.kpi} data-verdict={kpi.verdict}>
      <span className={classes.name}>
        {name}
        <Popover width={320} shadow="md" zIndex={500} withArrow>
          <Popover.Target>
            <ActionIcon variant="transparent" color="gray" size="xs" aria-label={t('kpi.definitionOf', { name })}>
              <IconInfoCircle size={14} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown fz="sm">
            {t(`kpi.definition.${kpi.code}`)} {t('kpi.period', { count: hours })}
            <FigureOrigin code={`kpi.${kpi.code}`} />
          </Popover.Dropdown>
        </Popover>
      </span>
      <span className={classes.value}>
        <Icon size={15} aria-hidden className={classes.icon} />
        {valueOf(kpi.value, kpi.unit)}
      </span>
      <span className={classes.target}>
        {kpi.target === null
          ? t('kpi.noTarget')
          : t(`kpi.target.${kpi.better}`, { target: valueOf(kpi.target, kpi.unit) })}
        <span className="visually-hidden">{t(`kpi.verdict.${kpi.verdict}`)}</span>
      </span>
    </li>
  );
}

/** How the room does: measures beside their targets, with what they mean. */
export function KpiStrip() {
  const { t } = useTranslation('shift');
  const kpis = useKpis();
  const { data } = kpis;
  const isOverdue = useIsOverdue(kpis, REFRESH_MS);
  if (!data) return <div className={classes.waiting} />;
  return (
    <section aria-label={t('kpi.title')} className={classes.section} data-stale={isOverdue}>
      <ul className={classes.strip} tabIndex={0} aria-label={t('kpi.title')}>
        {data.items.map((kpi) => (
          <Kpi key={kpi.code} kpi={kpi} hours={data.hours} />
        ))}
      </ul>
      <p className={classes.asOf}>{t('kpi.asOf', { time: cityTime(data.asOf).time })}</p>
    </section>
  );
}
