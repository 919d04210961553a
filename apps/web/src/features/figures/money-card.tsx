import type { FiguresMoney, MoneyRow } from '@abat/contracts';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BarChart } from '../../charts/bar-chart.js';
import { ChartCard } from '../../charts/chart-card.js';
import { formatMoney } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { filtering } from '../../url/filters.js';
import { useChangeParams } from '../../url/params.js';
import { useFigureNotes } from './figure-notes.js';

const SUMS = ['plannedKzt', 'adjustedKzt', 'committedKzt', 'paidKzt'] as const;
/** Rows drawn; the table holds them all. */
const DRAWN = 8;

const numberOf = (amount: string | null): number | null => (amount === null ? null : Number(amount));
const keyOf = ({ administrator, source }: MoneyRow): string => `${administrator.code}|${source}`;

function useWords() {
  const { t } = useTranslation('figures');
  const locale = useLocale();
  const money = useCallback(
    (amount: string | null) => (amount === null ? t('unknown') : formatMoney(amount, locale)),
    [t, locale],
  );
  const format = useCallback((value: number) => formatMoney(value.toFixed(2), locale), [locale]);
  const name = useCallback(
    (row: MoneyRow) => `${nameOf(row.administrator, locale)} · ${t(`source.${row.source}`)}`,
    [t, locale],
  );
  return { money, format, name };
}

/** Money of a year by administrator and source: planned, adjusted, committed, paid. */
export function MoneyCard({ figures }: { figures: FiguresMoney }) {
  const { t } = useTranslation('figures');
  const notes = useFigureNotes();
  const { money, format, name } = useWords();
  const change = useChangeParams();
  const go = useCallback(
    (key: string) =>
      change(filtering('works', { agency: key.split('|')[0] ?? '', period: 'all' }), { path: '/works', push: true }),
    [change],
  );
  const { items } = figures;
  const drawn = useMemo(() => items.slice(0, DRAWN), [items]);
  const rows = useMemo(() => drawn.map((row) => ({ key: keyOf(row), name: name(row) })), [drawn, name]);
  const series = useMemo(
    () => SUMS.map((sum) => ({ name: t(`money.${sum}`), values: drawn.map((row) => numberOf(row[sum])) })),
    [drawn, t],
  );
  const columns = [t('column.administrator'), ...SUMS.map((sum) => t(`money.${sum}`)), t('money.unplacedKzt')];
  const table = items.map((row) => ({
    key: keyOf(row),
    cells: [name(row), ...SUMS.map((sum) => money(row[sum])), money(row.unplacedKzt)],
  }));
  const { total } = figures;
  return (
    <ChartCard
      title={t('money.title', { year: figures.year })}
      figure="figures.money"
      definition={t('money.definition')}
      table={{ columns, rows: table }}
      notes={[
        t('money.total', {
          planned: money(total.plannedKzt),
          paid: money(total.paidKzt),
          unplaced: money(total.unplacedKzt),
        }),
        ...(figures.rows > drawn.length ? [t('money.more', { drawn: drawn.length, rows: figures.rows })] : []),
        ...notes(figures),
      ]}
      onPick={go}
      testId="figure-money"
    >
      {items.length === 0 ? (
        <p>{t('money.none', { year: figures.year })}</p>
      ) : (
        <BarChart
          label={t('money.label', { year: figures.year })}
          rows={rows}
          series={series}
          format={format}
          unknown={t('unknown')}
          onPick={go}
        />
      )}
    </ChartCard>
  );
}
