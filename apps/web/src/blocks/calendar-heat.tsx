import type { FiguresCalendar } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '../format.js';
import { monthShort } from '../format-words.js';
import { useLocale } from '../i18n/index.js';
import { LoadedBlock } from './block.js';
import { useSurface } from './surface.js';
import { useFiguresCalendar } from './use-figure.js';
import classes from './calendar.module.css';

const DAY_MS = 86_400_000;
/** Shades from a quiet day to the busiest. */
const SHADES = 5;

const opacityOf = (shade: number): number => 0.25 + (0.75 * shade) / SHADES;

type Day = { day: string; column: number; row: number; works: number };

/** Days in columns of weeks, Monday on top. */
function daysOf({ first, active }: FiguresCalendar): Day[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  const offset = (new Date(start).getUTCDay() + 6) % 7;
  return active.map((works, index) => ({
    day: new Date(start + index * DAY_MS).toISOString().slice(0, 10),
    column: Math.floor((index + offset) / 7),
    row: (index + offset) % 7,
    works,
  }));
}

/** A year of works, one cell per day: the darker the more of them go on. */
export function CalendarHeat() {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const query = useFiguresCalendar(useSurface().district);
  return (
    <LoadedBlock code="calendar-heat" query={query} aside={({ year }) => <span>{t('year', { year })}</span>}>
      {(calendar) => {
        const days = daysOf(calendar);
        const busiest = days.reduce(
          (most, day) => (day.works > most.works ? day : most),
          days[0] ?? { day: calendar.first, column: 0, row: 0, works: 0 },
        );
        return (
          <>
            <Months days={days} />
            <Cells days={days} today={calendar.day} most={Math.max(1, busiest.works)} />
            <div className={classes.foot}>
              <span className={classes.peak}>
                {t('peak', {
                  day: formatDate(busiest.day, locale, 'long'),
                  works: formatNumber(busiest.works, locale),
                })}
              </span>
              <Scale most={busiest.works} />
            </div>
          </>
        );
      }}
    </LoadedBlock>
  );
}

/** What the shades mean: from one work to the most of a day. */
function Scale({ most }: { most: number }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  if (most < 1) return null;
  return (
    <span className={classes.scale}>
      {t('scale', { least: formatNumber(1, locale) })}
      <span className={classes.shades} aria-hidden="true">
        {Array.from({ length: SHADES }, (_, shade) => (
          <span key={shade} style={{ opacity: opacityOf(shade + 1) }} />
        ))}
      </span>
      {formatNumber(most, locale)}
    </span>
  );
}

function Months({ days }: { days: readonly Day[] }) {
  const locale = useLocale();
  const firsts = days.filter(({ day }) => day.endsWith('-01'));
  const columns = (days.at(-1)?.column ?? 52) + 1;
  return (
    <div className={classes.months}>
      {firsts.map(({ day, column }, month) => (
        <span key={day} style={{ left: `${(column / columns) * 100}%` }} data-odd={month % 3 !== 0}>
          {monthShort[locale][month]}
        </span>
      ))}
    </div>
  );
}

type CellsProps = { days: readonly Day[]; today: string; most: number };

function Cells({ days, today, most }: CellsProps) {
  const { t } = useTranslation('blocks');
  const columns = (days.at(-1)?.column ?? 52) + 1;
  return (
    <svg
      className={classes.cells}
      viewBox={`0 0 ${columns} 7`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('brief.calendar-heat')}
    >
      {days.map(({ day, column, row, works }) => (
        <rect
          key={day}
          x={column + 0.06}
          y={row + 0.06}
          width={0.88}
          height={0.88}
          className={classes.cell}
          data-today={day === today}
          style={{ fillOpacity: works === 0 ? 0.08 : opacityOf(Math.ceil((works / most) * SHADES)) }}
        />
      ))}
    </svg>
  );
}
