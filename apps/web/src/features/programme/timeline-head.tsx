import { useTranslation } from 'react-i18next';
import { formatDate } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { dayNumber, dayText } from './days.js';
import classes from './grid.module.css';
import type { Tick, TimeScale } from './time-scale.js';
import { useHolidays } from './use-holidays.js';

/** Pixels a label needs to be read. */
const LEAST_PX = 15;

type TickLineProps = { ticks: readonly Tick[]; line: 'upper' | 'lower'; titles?: ReadonlyMap<number, string> };

function TickLine({ ticks, line, titles }: TickLineProps) {
  return ticks.map((tick) => (
    <span
      key={tick.key}
      className={classes.tick}
      data-line={line}
      data-off={tick.isOff || undefined}
      title={titles?.get(dayNumber(tick.key))}
      style={{ left: tick.x, width: tick.width }}
    >
      {tick.width >= LEAST_PX && <span className={classes.tickLabel}>{tick.label}</span>}
    </span>
  ));
}

/** Months over days, years over months; and where today is. */
export function TimelineHead({ scale, today }: { scale: TimeScale; today: number }) {
  const { t } = useTranslation('programme');
  const locale = useLocale();
  const holidays = useHolidays();
  const [first, last] = [dayText(scale.from), dayText(scale.to - 1)];
  const x = scale.x(today) + scale.dayPx / 2;
  return (
    <div
      className={classes.scale}
      role="columnheader"
      aria-label={t('timeline.range', {
        from: formatDate(first, locale, 'medium'),
        to: formatDate(last, locale, 'medium'),
      })}
      style={{ width: scale.width }}
    >
      <div aria-hidden="true">
        <TickLine ticks={scale.upper(locale)} line="upper" />
        <TickLine ticks={scale.lower(locale)} line="lower" {...(scale.zoom === 'day' ? { titles: holidays } : {})} />
        {x >= 0 && x <= scale.width && (
          <span className={classes.todayFlag} style={{ left: x }}>
            {t('timeline.today')}
          </span>
        )}
      </div>
    </div>
  );
}
