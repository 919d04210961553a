import { type FiguresCalendar, WORK_STATUSES } from '@abat/contracts';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarHeat, dayOfYear } from '../../charts/calendar-heat.js';
import { ChartCard } from '../../charts/chart-card.js';
import { formatNumber } from '../../format.js';
import { monthsAlone } from '../../format-words.js';
import { useLocale } from '../../i18n/index.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { filtering } from '../../url/filters.js';
import { useChangeParams } from '../../url/params.js';
import { useFigureNotes } from './figure-notes.js';
import { useFigureParams } from './use-figures.js';

const MEASURES = ['active', 'starting', 'opened', 'restrictions'] as const;
type Measure = (typeof MEASURES)[number];
const MONTHS = Array.from({ length: 12 }, (_, month) => month);

const measureOf = (text: string | null): Measure => MEASURES.find((measure) => measure === text) ?? 'active';

/** First and greatest day of a month, and the mean of its days. */
function monthOf(figures: FiguresCalendar, values: readonly number[], month: number) {
  const days = values.filter((_, place) => Number(dayOfYear(figures.year, place).slice(5, 7)) === month + 1);
  const sum = days.reduce((total, value) => total + value, 0);
  return { most: Math.max(0, ...days), mean: days.length > 0 ? sum / days.length : 0, sum };
}

/** The works that are counted as under way. */
const COUNTED = WORK_STATUSES.filter((status) => status !== 'cancelled').join(',');

/** Shows the works of a day: those that were counted. Nothing lists the other measures day by day. */
function useGoToDay(measure: Measure): ((day: string) => void) | undefined {
  const change = useChangeParams();
  const { district } = useFigureParams();
  const go = useCallback(
    (day: string) => {
      const works = { status: COUNTED, period: 'all', ...(district ? { territory: district } : {}) };
      change({ ...filtering('works', works), on: day, at: null, time: '1' }, { path: '/works', push: true });
    },
    [change, district],
  );
  return measure === 'active' ? go : undefined;
}

/** Works, findings and restrictions on every day of a year. A day leads to its works. */
export function CalendarCard({ figures }: { figures: FiguresCalendar }) {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  const notes = useFigureNotes();
  const { calendar, set } = useFigureParams();
  const measure = measureOf(calendar);
  const values = figures[measure];
  const holidays = useMemo(() => new Set(figures.holidays.map(({ day }) => day)), [figures]);
  const format = useCallback((value: number) => formatNumber(value, locale, 1), [locale]);
  const go = useGoToDay(measure);
  const rows = MONTHS.map((month) => {
    const { most, mean, sum } = monthOf(figures, values, month);
    const name = monthsAlone[locale][month] ?? '';
    return {
      key: dayOfYear(figures.year, 0).slice(0, 5) + String(month + 1).padStart(2, '0') + '-01',
      cells: [name, format(most), format(mean), format(sum)],
    };
  });
  const isCounted = measure === 'starting' || measure === 'opened';
  return (
    <ChartCard
      title={t('calendar.title', { year: figures.year })}
      figure="figures.calendar"
      definition={t('calendar.definition')}
      tools={
        <FilterSelect
          label={t('calendar.measure')}
          all={t('calendar.measure')}
          value={measure}
          isClearable={false}
          options={MEASURES.map((value) => ({ value, label: t(`calendar.${value}`) }))}
          onChange={(value) => set({ calendar: value })}
        />
      }
      table={{
        columns: [t('column.month'), t('column.most'), t('column.mean'), ...(isCounted ? [t('column.sum')] : [])],
        rows: isCounted ? rows : rows.map(({ key, cells }) => ({ key, cells: cells.slice(0, 3) })),
      }}
      notes={[...notes(figures), t('calendar.holidays')]}
      onPick={go}
      testId="figure-calendar"
    >
      <CalendarHeat
        label={t('calendar.label', { measure: t(`calendar.${measure}`), year: figures.year })}
        year={figures.year}
        values={values}
        holidays={holidays}
        format={format}
        onPick={go}
      />
    </ChartCard>
  );
}
