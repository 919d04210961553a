import { type Baseline, BASELINE_STANDINGS } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatMove } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import classes from './plan.module.css';
import parts from './project.module.css';

/** Words of a slip in days and in money; `-1500.00` is 1500 tenge less. Nothing is said of no slip in money. */
export function useSlip() {
  const { t } = useTranslation('plan');
  const locale = useLocale();
  const daysOf = (days: number | null): string | null => {
    if (days === null) return null;
    if (days === 0) return t('baseline.onTime');
    return t(days > 0 ? 'baseline.late' : 'baseline.early', { count: Math.abs(days) });
  };
  const moneyOf = (amount: string | null): string | null => {
    if (amount === null || /^-?0*(\.0*)?$/.test(amount)) return null;
    const isLess = amount.startsWith('-');
    return t(isLess ? 'baseline.less' : 'baseline.more', { money: formatMoney(amount.replace('-', ''), locale) });
  };
  return { daysOf, moneyOf };
}

type Works = Baseline['works'];
type Frozen = Pick<Baseline, 'start' | 'end' | 'liveStart' | 'liveEnd' | 'slipDays' | 'slipKzt'>;

/** The days promised, those of now where they differ, and the slip of a frozen plan or of one work of it. */
export function Slip({ of }: { of: Frozen }) {
  const locale = useLocale();
  const { daysOf, moneyOf } = useSlip();
  const [promised, live] = [
    { start: of.start, end: of.end },
    { start: of.liveStart, end: of.liveEnd },
  ];
  return (
    <span className={parts.slip}>
      <span>{formatMove(promised, live, locale)}</span>
      <span className={(of.slipDays ?? 0) > 0 ? parts.late : undefined}>{daysOf(of.slipDays)}</span>
      <span>{moneyOf(of.slipKzt)}</span>
    </span>
  );
}

const CHANGES = BASELINE_STANDINGS.filter((standing) => standing !== 'kept');

/** How many works the project gained and lost since the plan was frozen, and the slip of each work. */
export function BaselineWorks({ works }: { works: Works }) {
  const { t } = useTranslation('plan');
  if (works.length === 0) return null;
  const changes = CHANGES.map((standing) => ({
    standing,
    works: works.filter((one) => one.standing === standing).length,
  }));
  const told = changes.filter((change) => change.works > 0);
  return (
    <details className={parts.frozenWorks}>
      <summary>
        {[t('baseline.works'), ...told.map((one) => t(`baseline.${one.standing}`, { works: one.works }))].join(' · ')}
      </summary>
      <ul className={parts.rows}>
        {works.map((work) => (
          <li key={work.id} className={parts.row}>
            <span className={parts.rowTitle}>{work.title}</span>
            {work.standing !== 'kept' && <span className={classes.dim}>{t(`baseline.standing.${work.standing}`)}</span>}
            <Slip of={work} />
          </li>
        ))}
      </ul>
    </details>
  );
}
