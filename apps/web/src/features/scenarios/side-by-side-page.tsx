import { RULE_CODES, type ComparisonMeasures, type Locale, type ScenarioSummary } from '@abat/contracts';
import { Anchor } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { formatDate, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { FINDING_SETS } from './finding-set.js';
import classes from './scenarios.module.css';
import { SetMark } from './set-mark.js';
import { StatusBadge } from './status-badge.js';
import { useSideBySide } from './use-scenarios.js';

type Line = { key: string; label: ReactNode; cell: (summary: ScenarioSummary) => ReactNode };

function Pair({ before, after }: { before: string; after: string }) {
  return (
    <span className={classes.pair} data-same={before === after || undefined}>
      {before}
      <IconArrowRight size={13} aria-hidden />
      <b>{after}</b>
    </span>
  );
}

type Words = { t: TFunction<'scenarios'>; locale: Locale };

function pairLine(
  key: string,
  label: ReactNode,
  { locale, t }: Words,
  { read, decimals = 0 }: { read: (side: ComparisonMeasures) => number | null; decimals?: number },
): Line {
  const write = (side: ComparisonMeasures): string => {
    const value = read(side);
    return value === null ? t('common:state.unknown') : formatNumber(value, locale, decimals);
  };
  return {
    key,
    label,
    cell: ({ measures }) => <Pair before={write(measures.before)} after={write(measures.after)} />,
  };
}

function linesOf(summaries: readonly ScenarioSummary[], words: Words): Line[] {
  const { t, locale } = words;
  const rules = RULE_CODES.filter((rule) =>
    summaries.some(({ measures }) => measures.before.findings[rule] || measures.after.findings[rule]),
  );
  return [
    ...FINDING_SETS.map((set): Line => ({
      key: set,
      label: (
        <>
          <SetMark set={set} size={14} /> {t(`set.${set}`)}
        </>
      ),
      cell: ({ totals }) => <b className={classes.bigCell}>{formatNumber(totals[set], locale)}</b>,
    })),
    pairLine('overlap', t('figure.overlap'), words, { read: (side) => side.overlapKm2, decimals: 1 }),
    pairLine('gaps', t('figure.gaps'), words, { read: (side) => side.gaps }),
    pairLine('gapArea', t('figure.gapArea'), words, { read: (side) => side.gapKm2, decimals: 1 }),
    pairLine('chain', t('figure.chain'), words, { read: (side) => side.chain.average, decimals: 2 }),
    pairLine('chainMax', t('figure.chainMax'), words, { read: (side) => side.chain.max }),
    ...rules.map((rule) =>
      pairLine(rule, t(`common:rule.${rule}`), words, { read: (side) => side.findings[rule] ?? 0 }),
    ),
  ];
}

function Table({ summaries }: { summaries: readonly ScenarioSummary[] }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const lines = useMemo(() => linesOf(summaries, { t, locale }), [summaries, t, locale]);
  return (
    <div className={classes.list}>
      <p className={classes.lead}>{t('sideBySideLead')}</p>
      <table className={classes.table} data-beside data-testid="side-by-side">
        <thead>
          <tr>
            <th scope="col">{t('table.measure')}</th>
            {summaries.map(({ scenario, effectiveOn }) => (
              <th key={scenario.id} scope="col">
                <Link to={`/scenarios/${scenario.id}`} className={classes.link}>
                  {nameOf(scenario, locale)}
                </Link>
                <div className={classes.dim}>{t('since', { day: formatDate(effectiveOn, locale) })}</div>
                <StatusBadge status={scenario.status} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.label}</th>
              {summaries.map((summary) => (
                <td key={summary.scenario.id}>{line.cell(summary)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Several scenarios beside each other, each against today. */
export function SideBySidePage() {
  const { t } = useTranslation('scenarios');
  const [params] = useSearchParams();
  const text = params.get('ids') ?? '';
  const ids = useMemo(() => text.split(',').filter(Boolean), [text]);
  const { data, error, refetch } = useSideBySide(ids);
  return (
    <PanelFrame
      title={t('sideBySideTitle')}
      toolbar={
        <Anchor component={Link} to="/scenarios" size="sm" className={classes.back}>
          <IconArrowLeft size={15} aria-hidden />
          {t('all')}
        </Anchor>
      }
    >
      {data && <Table summaries={data.items} />}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && (ids.length === 0 ? <EmptyState title={t('nothingChosen')} /> : <LoadingRows rows={8} />)}
    </PanelFrame>
  );
}
