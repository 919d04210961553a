import type { MoneyRow, MoneySums } from '@abat/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatPercent } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { nameOf } from '../i18n/names.js';
import { BlockState, LoadedBlock } from './block.js';
import { planOf, shareOf } from './money-shares.js';
import { Figure, Figures } from './parts.js';
import { useShownCount } from './shown-count.js';
import { useSurface } from './surface.js';
import { useFitting } from './use-fitting.js';
import { useFiguresMoney } from './use-figure.js';
import classes from './money.module.css';
import parts from './parts.module.css';

/** Money of the year: plan, committed, paid; per administrator, and what has no place on the map. */
export function MoneyBars() {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const query = useFiguresMoney(useSurface().district);
  return (
    <LoadedBlock code="money-bars" query={query} aside={({ year }) => <span>{t('year', { year })}</span>}>
      {({ total, items, rows }) =>
        total.lines === 0 ? (
          <BlockState state="empty" word={t('empty.money')} />
        ) : (
          <>
            <Totals total={total} unplaced={formatPercent(shareOf(total.unplacedKzt, planOf(total)), locale)} />
            <MoneyRows items={items} rows={rows} />
          </>
        )
      }
    </LoadedBlock>
  );
}

function Totals({ total, unplaced }: { total: MoneySums; unplaced: string }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const money = (amount: string | null) => (amount === null ? t('state.unknown') : formatMoney(amount, locale));
  const ofPlan = (amount: string | null) =>
    amount === null ? null : t('money.ofPlan', { share: formatPercent(shareOf(amount, planOf(total)), locale) });
  const toneOf = (amount: string | null) => (amount === null ? 'unknown' : 'plain');
  return (
    <div className={classes.totals}>
      <Figures count={3} isSmall>
        <Figure
          value={money(planOf(total))}
          label={t('money.plan')}
          compare={t('money.unplaced', { share: unplaced })}
        />
        <Figure
          value={money(total.committedKzt)}
          label={t('money.committed')}
          tone={toneOf(total.committedKzt)}
          compare={ofPlan(total.committedKzt)}
        />
        <Figure
          value={money(total.paidKzt)}
          label={t('money.paid')}
          tone={toneOf(total.paidKzt)}
          compare={ofPlan(total.paidKzt)}
        />
      </Figures>
    </div>
  );
}

/** Bodies that spend from several sources: each has a row, which the name alone does not tell apart. */
function bodiesOfSeveral(items: readonly MoneyRow[]): ReadonlySet<string> {
  const codes = items.map(({ administrator }) => administrator.code);
  return new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
}

function MoneyRows({ items, rows }: { items: readonly MoneyRow[]; rows: number }) {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const several = useMemo(() => bodiesOfSeveral(items), [items]);
  const { kind } = useSurface();
  const [ref, fitting] = useFitting<HTMLUListElement>();
  useShownCount(Math.min(fitting, items.length), rows);
  const drawn = kind === 'wall' ? items : items.slice(0, fitting);
  const most = items[0] ? planOf(items[0]) : null;
  return (
    <>
      <ul ref={ref} className={`${parts.fitting} ${classes.rows}`}>
        {drawn.map((row, index) => (
          <li key={`${row.administrator.code}:${row.source}`} className={classes.row} data-out={index >= fitting}>
            <span className={classes.payer}>
              <span className={classes.name} data-name>
                {nameOf(row.administrator, locale)}
              </span>
              {several.has(row.administrator.code) && (
                <span className={classes.source}>{t(`moneySource.${row.source}`)}</span>
              )}
            </span>
            <span className={classes.sum}>{formatMoney(planOf(row), locale)}</span>
            <span className={classes.track}>
              <span className={classes.plan} style={{ width: `${shareOf(planOf(row), most) * 100}%` }}>
                <span
                  className={classes.committed}
                  style={{ width: `${shareOf(row.committedKzt, planOf(row)) * 100}%` }}
                />
                <span className={classes.paid} style={{ width: `${shareOf(row.paidKzt, planOf(row)) * 100}%` }} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <MoneyKeys />
    </>
  );
}

/** What the three parts of a bar are. */
function MoneyKeys() {
  const { t } = useTranslation('blocks');
  return (
    <div className={classes.legend}>
      <span className={classes.key} data-part="plan">
        {t('money.plan')}
      </span>
      <span className={classes.key} data-part="committed">
        {t('money.committed')}
      </span>
      <span className={classes.key} data-part="paid">
        {t('money.paid')}
      </span>
    </div>
  );
}
