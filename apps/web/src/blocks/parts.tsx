import type { Compared } from '@abat/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { useShownCount } from './shown-count.js';
import { useSurface } from './surface.js';
import { useFitting } from './use-fitting.js';
import { useSqueeze } from './use-squeeze.js';
import classes from './parts.module.css';

type FigureProps = {
  value: number | string;
  label: string;
  /** Previous period, target or share. */
  compare?: ReactNode;
  tone?: 'plain' | 'warning' | 'unknown';
};

/** One big number with its word and what it is compared with. */
export function Figure({ value, label, compare, tone = 'plain' }: FigureProps) {
  const locale = useLocale();
  return (
    <div className={classes.figure} data-part="figure">
      <span className={classes.number} data-tone={tone} data-kpi>
        {typeof value === 'number' ? formatNumber(value, locale) : value}
      </span>
      <span className={classes.label}>{label}</span>
      {compare && <span className={classes.compare}>{compare}</span>}
    </div>
  );
}

/** Without comparisons, then with smaller and with the least numbers: what a few figures give up before one is left out. */
const FIGURE_STEPS = 4;

type FiguresProps = { count: 1 | 2 | 3 | 4; isSmall?: boolean; children: ReactNode };

/** A few figures in columns as the room allows. `isSmall`: above a list that is the point of the block. */
export function Figures({ count, isSmall = false, children }: FiguresProps) {
  const [ref, shown] = useSqueeze<HTMLDivElement>(FIGURE_STEPS);
  useShownCount(shown ?? count, count);
  return (
    <div ref={ref} className={classes.figures} data-count={count} data-small={isSmall}>
      {children}
    </div>
  );
}

/** New ones of a window beside those of the window before it. */
export function Compare({ compared, window }: { compared: Compared; window: 'day' | 'week' }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const sign = compared.now > compared.before ? '▲' : compared.now < compared.before ? '▼' : '＝';
  const values = { now: formatNumber(compared.now, locale), before: formatNumber(compared.before, locale) };
  return (
    <>
      <span aria-hidden="true">{sign} </span>
      {t(`compare.${window}`, values)}
    </>
  );
}

export type Row = {
  key: string;
  mark?: ReactNode;
  /** Words; with `isName` a name that may be cut, because the number beside it leads to it. */
  main: ReactNode;
  isName?: boolean;
  /** Numbers, dates, ages and states: never cut. */
  facts?: readonly ReactNode[];
  /** Where it is: after the facts, cut where it has no room. */
  place?: string | undefined;
  /** Whose it is: after the place, left out where a line is short. */
  name?: string | undefined;
  side?: ReactNode;
};
type RowsProps = {
  rows: readonly Row[];
  /** How many there are in all. */
  total: number;
};

/** Rows as many as fit; the head of the block says how many there are when some are left out. */
export function Rows({ rows, total }: RowsProps) {
  const { kind } = useSurface();
  const [ref, fitting] = useFitting<HTMLUListElement>();
  useShownCount(Math.min(fitting, rows.length), total);
  const drawn = kind === 'wall' ? rows : rows.slice(0, fitting);
  return (
    <ul ref={ref} className={classes.rows}>
      {drawn.map(({ key, mark, main, isName = false, facts = [], name, place, side }, index) => (
        <li key={key} className={classes.row} data-out={index >= fitting}>
          <span className={classes.rowMark}>{mark}</span>
          <span className={classes.rowText}>
            <span className={classes.rowMain} data-name={isName || undefined}>
              {main}
            </span>
            <Facts facts={facts} name={name} place={place} />
          </span>
          <span className={classes.rowSide}>{side}</span>
        </li>
      ))}
    </ul>
  );
}

/** Facts divided by points; none before the first of a line. */
function Facts({ facts, name, place }: Required<Pick<Row, 'facts'>> & Pick<Row, 'name' | 'place'>) {
  if (facts.length === 0 && !name && !place) return null;
  return (
    <span className={classes.rowMeta}>
      <span className={classes.facts}>
        {facts.map((fact, index) => (
          <span key={index} className={classes.fact}>
            {fact}
          </span>
        ))}
        {place && (
          <span className={classes.fact} data-place="true">
            <span className={classes.factName} data-name>
              {place}
            </span>
          </span>
        )}
        {name && (
          <span className={classes.fact} data-named="true">
            <span className={classes.factName} data-name>
              {name}
            </span>
          </span>
        )}
      </span>
    </span>
  );
}

type BarProps = { mark?: ReactNode; word: string; count: ReactNode; share: number; colour: string; isZero?: boolean };

/** A count with its word and a thin line as long as its share, 0..1. */
export function Bar({ mark, word, count, share, colour, isZero = false }: BarProps) {
  return (
    <li className={classes.bar} data-zero={isZero}>
      {mark && <span className={classes.barMark}>{mark}</span>}
      <span className={classes.barWord}>{word}</span>
      <span className={classes.barCount} data-kpi>
        {count}
      </span>
      <span className={classes.track}>
        <span className={classes.fill} style={{ width: `${Math.round(share * 100)}%`, background: colour }} />
      </span>
    </li>
  );
}

export function Bars({ children }: { children: ReactNode }) {
  return <ul className={classes.bars}>{children}</ul>;
}
