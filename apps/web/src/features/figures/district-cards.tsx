import { type Exclusion, type FiguresDistricts, OPEN_FINDING_STATUSES, SEVERITIES } from '@abat/contracts';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { firstKnown, isWeekBeforeKnown, sumOf } from '../../blocks/known-weeks.js';
import { BarChart } from '../../charts/bar-chart.js';
import { ChartCard } from '../../charts/chart-card.js';
import { LineChart } from '../../charts/line-chart.js';
import { SmallMultiples } from '../../charts/small-multiples.js';
import { cityTime, formatDate, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { filtering } from '../../url/filters.js';
import { useChangeParams } from '../../url/params.js';
import { useFigureNotes } from './figure-notes.js';

type Props = { figures: FiguresDistricts };

const LEFT_OUT: readonly Exclusion['reason'][] = ['finding.settled', 'finding.no-district'];

/** Shows the open findings of a district beside the map: those that were counted. */
function useGoToDistrict(): (district: string) => void {
  const change = useChangeParams();
  return useCallback(
    (district) => {
      const open = filtering('findings', { territory: district, status: OPEN_FINDING_STATUSES.join(',') });
      change({ ...open, ...filtering('works', { territory: district }) }, { path: '/findings', push: true });
    },
    [change],
  );
}

/** What is said where findings were not known yet: of one number, and under the chart. */
function useUnknownWeeks({ items, knownSince }: FiguresDistricts) {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  const isMissing = items.some(({ weeks }) => weeks.some(({ open }) => open === null));
  const day = formatDate(cityTime(knownSince).date, locale);
  return { unknown: t('unknown'), notes: isMissing ? [t('noDataBefore', { day })] : [] };
}

/** Mondays of the weeks as they stand on an axis. */
function useWeeks({ items }: FiguresDistricts): string[] {
  const locale = useLocale();
  return useMemo(
    () => (items[0]?.weeks ?? []).map(({ from }) => formatDate(from, locale).slice(0, 5)),
    [items, locale],
  );
}

/** Open findings of twelve weeks, a small picture per district on one scale. */
export function DistrictsCard({ figures }: Props) {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  const notes = useFigureNotes();
  const weeks = useWeeks(figures);
  const go = useGoToDistrict();
  const { unknown, notes: gaps } = useUnknownWeeks(figures);
  const items = useMemo(
    () =>
      figures.items.map((district) => {
        const name = nameOf(district, locale);
        const values = district.weeks.map(({ open }) => open);
        const value = formatNumber(district.open, locale);
        const now = formatNumber(district.opened7d.now, locale);
        const before = isWeekBeforeKnown(figures) ? formatNumber(district.opened7d.before, locale) : unknown;
        const { first, count } = firstKnown(values);
        const words = { name, value, first: formatNumber(first, locale), count };
        const label = t(count === 0 ? 'districts.labelNow' : 'districts.label', words);
        return { key: district.externalId, name, values, value, note: t('districts.note', { now, before }), label };
      }),
    [figures, locale, t, unknown],
  );
  const rows = items.map(({ key, name, values }) => ({
    key,
    cells: [name, ...values.map((value) => (value === null ? unknown : formatNumber(value, locale)))],
  }));
  return (
    <ChartCard
      title={t('districts.title')}
      figure="figures.districts"
      definition={t('districts.definition')}
      table={{ columns: [t('column.district'), ...weeks], rows }}
      notes={[...notes(figures, LEFT_OUT), ...gaps]}
      onPick={go}
      testId="figure-districts"
    >
      <SmallMultiples items={items} steps={weeks} unknown={unknown} onPick={go} />
    </ChartCard>
  );
}

/** Open findings of each district by severity. */
export function SeverityCard({ figures }: Props) {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  const notes = useFigureNotes();
  const go = useGoToDistrict();
  const format = useCallback((value: number) => formatNumber(value, locale), [locale]);
  const rows = useMemo(
    () => figures.items.map((item) => ({ key: item.externalId, name: nameOf(item, locale) })),
    [figures, locale],
  );
  const series = useMemo(
    () =>
      [...SEVERITIES].reverse().map((severity) => ({
        name: t(`common:severity.${severity}`),
        values: figures.items.map(({ bySeverity }) => bySeverity[severity]),
        colour: (look: { severity: Record<string, string> }) => look.severity[severity] ?? '',
      })),
    [figures, t],
  );
  const table = rows.map(({ key, name }, place) => ({
    key,
    cells: [name, ...series.map(({ values }) => format(values[place] ?? 0))],
  }));
  return (
    <ChartCard
      title={t('severity.title')}
      figure="figures.severity"
      definition={t('severity.definition')}
      table={{ columns: [t('column.district'), ...series.map(({ name }) => name)], rows: table }}
      notes={notes(figures, LEFT_OUT)}
      onPick={go}
      testId="figure-severity"
    >
      <BarChart
        label={t('severity.label')}
        rows={rows}
        series={series}
        isStacked
        format={format}
        unknown={t('unknown')}
        onPick={go}
      />
    </ChartCard>
  );
}

/** Findings opened and closed per week, over the districts shown. */
export function WeeksCard({ figures }: Props) {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  const notes = useFigureNotes();
  const weeks = useWeeks(figures);
  const format = useCallback((value: number) => formatNumber(value, locale), [locale]);
  const { unknown, notes: gaps } = useUnknownWeeks(figures);
  const series = useMemo(() => {
    const sum = (of: 'opened' | 'closed') => weeks.map((_, place) => sumOf(figures.items, place, of));
    return [
      { name: t('weeks.opened'), values: sum('opened') },
      { name: t('weeks.closed'), values: sum('closed') },
    ];
  }, [figures, weeks, t]);
  const told = (value: number | null) => (value === null ? unknown : format(value));
  const rows = weeks.map((week, place) => ({
    key: week,
    cells: [week, ...series.map(({ values }) => told(values[place] ?? null))],
  }));
  return (
    <ChartCard
      title={t('weeks.title')}
      figure="figures.weeks"
      definition={t('weeks.definition')}
      table={{ columns: [t('column.week'), ...series.map(({ name }) => name)], rows }}
      notes={[...notes(figures, ['finding.no-district']), ...gaps]}
      testId="figure-weeks"
    >
      <LineChart label={t('weeks.label')} steps={weeks} series={series} format={format} unknown={unknown} />
    </ChartCard>
  );
}
