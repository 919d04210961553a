import type { Compared } from '@abat/contracts';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { useShownCount } from './shown-count.js';
import { useFit } from './use-fit.js';
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

export function Figures({ children }: { children: ReactNode }) {
  return <div className={classes.figures}>{children}</div>;
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

export type Row = { key: string; mark?: ReactNode; main: ReactNode; meta?: ReactNode; side?: ReactNode };
type RowsProps = {
  rows: readonly Row[];
  /** How many there are in all. */
  total: number;
  /** Lines the words of a row may take; what is longer is cut. */
  lines?: 1 | 2;
};

/** Height of a row in text heights, by the lines of its words. */
const ROW_EM = { 1: 2.35, 2: 3.12 } as const;

/** Rows as many as fit; the head of the block says how many there are when some are left out. */
export function Rows({ rows, total, lines = 1 }: RowsProps) {
  const rowEm = ROW_EM[lines];
  const [ref, fit] = useFit<HTMLUListElement>(rowEm);
  const shown = rows.slice(0, fit);
  useShownCount(shown.length, total);
  return (
    <ul ref={ref} className={classes.rows} style={{ '--row-em': rowEm } as CSSProperties}>
      {shown.map(({ key, mark, main, meta, side }) => (
        <li key={key} className={classes.row}>
          <span>{mark}</span>
          <span className={classes.rowText}>
            <span className={classes.rowMain} data-lines={lines}>
              {main}
            </span>
            {meta && <span className={classes.rowMeta}>{meta}</span>}
          </span>
          <span className={classes.rowSide}>{side}</span>
        </li>
      ))}
    </ul>
  );
}

type BarProps = { mark?: ReactNode; word: string; count: ReactNode; share: number; colour: string; isZero?: boolean };

/** A count with its word and a thin line as long as its share, 0..1. */
export function Bar({ mark, word, count, share, colour, isZero = false }: BarProps) {
  return (
    <li className={classes.bar} data-zero={isZero}>
      <span>{mark}</span>
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
