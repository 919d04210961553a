import type { Comparison, ComparisonMeasures } from '@abat/contracts';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { FINDING_SETS, type FindingSet } from './finding-set.js';
import { SetMark } from './set-mark.js';
import classes from './comparison.module.css';

type FiguresProps = { comparison: Comparison; chosen: FindingSet; onChoose: (set: FindingSet) => void };

type Change = {
  name: 'overlap' | 'gaps' | 'gapArea' | 'chain' | 'chainMax';
  before: number | null;
  after: number | null;
  decimals: number;
};

const changesOf = (before: ComparisonMeasures, after: ComparisonMeasures): Change[] => [
  { name: 'overlap', before: before.overlapKm2, after: after.overlapKm2, decimals: 1 },
  { name: 'gaps', before: before.gaps, after: after.gaps, decimals: 0 },
  { name: 'gapArea', before: before.gapKm2, after: after.gapKm2, decimals: 1 },
  { name: 'chain', before: before.chain.average, after: after.chain.average, decimals: 2 },
  { name: 'chainMax', before: before.chain.max, after: after.chain.max, decimals: 0 },
];

function trendOf({ before, after }: Change): 'better' | 'worse' | 'same' {
  if (before === null || after === null || before === after) return 'same';
  return after < before ? 'better' : 'worse';
}

function ChangeFigure({ change }: { change: Change }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const trend = trendOf(change);
  const write = (value: number | null) =>
    value === null ? t('common:state.unknown') : formatNumber(value, locale, change.decimals);
  return (
    <div className={classes.change} data-trend={trend}>
      <span className={classes.changeLabel} title={t(`figureHint.${change.name}`)}>
        {t(`figure.${change.name}`)}
      </span>
      <span className={classes.changeValues}>
        <span>{write(change.before)}</span>
        <IconArrowRight size={16} aria-label={t('becomes')} />
        <b>{write(change.after)}</b>
      </span>
      <span className={classes.trend}>{t(`trend.${trend}`)}</span>
    </div>
  );
}

/** The result in numbers that read from afar: what closes, opens and remains, and how areas and chains change. */
export function Figures({ comparison, chosen, onChoose }: FiguresProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const { totals, measures } = comparison;
  return (
    <div className={classes.figures} data-testid="comparison-figures">
      {FINDING_SETS.map((set) => (
        <button
          key={set}
          type="button"
          className={classes.figure}
          data-set={set}
          aria-pressed={chosen === set}
          onClick={() => onChoose(set)}
        >
          <span className={classes.number}>
            <SetMark set={set} />
            {formatNumber(totals[set], locale)}
          </span>
          <span>{t(`total.${set}`, { count: totals[set] })}</span>
        </button>
      ))}
      <div className={classes.changes}>
        {changesOf(measures.before, measures.after).map((change) => (
          <ChangeFigure key={change.name} change={change} />
        ))}
      </div>
    </div>
  );
}
