import type { Comparison, ComparisonMeasures, Locale } from '@abat/contracts';
import { SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { useParam } from '../../url/params.js';
import classes from './comparison.module.css';
import common from './scenarios.module.css';

type Row = ComparisonMeasures['agencies'][number];
type Quantity = 'mandates' | 'moneyKzt' | 'works' | 'requests' | 'worksPerEmployee';
const QUANTITIES: readonly Quantity[] = ['mandates', 'works', 'moneyKzt', 'requests', 'worksPerEmployee'];

const valueOf = (row: Row | undefined, quantity: Quantity): number | null => {
  const value = row?.[quantity];
  return value === null || value === undefined ? null : Number(value);
};

function written(row: Row | undefined, quantity: Quantity, locale: Locale): string | null {
  if (!row || row[quantity] === null) return null;
  if (quantity === 'moneyKzt') return formatMoney(row.moneyKzt, locale);
  return formatNumber(Number(row[quantity]), locale, quantity === 'worksPerEmployee' ? 2 : 0);
}

type BarProps = { row: Row | undefined; quantity: Quantity; most: number; side: 'before' | 'after' };

function Bar({ row, quantity, most, side }: BarProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const value = valueOf(row, quantity);
  const text = written(row, quantity, locale);
  return (
    <span className={classes.barRow}>
      <span className={classes.barSide}>{t(`table.${side}`)}</span>
      <span className={classes.barTrack}>
        <span
          className={classes.bar}
          data-side={side}
          style={{ width: `${value !== null && most > 0 ? (value / most) * 100 : 0}%` }}
        />
      </span>
      <span className={text === null ? common.dim : classes.barValue}>{text ?? t('common:state.unknown')}</span>
    </span>
  );
}

/** Money, works, powers, requests and load of every body, before above after. */
export function AgencyBars({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const [measure, setMeasure] = useParam('bars');
  const [whose, setWhose] = useParam('bodies');
  const quantity = QUANTITIES.find((one) => one === measure) ?? 'mandates';
  const all = whose === 'all';
  const { before, after } = comparison.measures;
  const then = new Map(after.agencies.map((row) => [row.agency, row]));
  const changed = before.agencies.filter((row) => valueOf(row, quantity) !== valueOf(then.get(row.agency), quantity));
  const rows = all ? before.agencies : changed;
  const most = Math.max(...[...before.agencies, ...after.agencies].map((row) => valueOf(row, quantity) ?? 0));
  const hasData = before.agencies.some((row) => row[quantity] !== null);
  return (
    <div className={classes.bars} data-testid="comparison-agencies">
      <div className={classes.barHead}>
        <SegmentedControl
          size="xs"
          aria-label={t('bars.label')}
          data={QUANTITIES.map((value) => ({ value, label: t(`bars.${value}`) }))}
          value={quantity}
          onChange={setMeasure}
        />
        <Switch
          size="xs"
          label={t('bars.all')}
          checked={all}
          disabled={!hasData}
          onChange={(event) => setWhose(event.currentTarget.checked ? 'all' : null)}
        />
      </div>
      {!hasData && <p className={common.dim}>{t(`bars.none.${quantity === 'requests' ? 'requests' : 'staff'}`)}</p>}
      {hasData && rows.length === 0 && <p className={common.dim}>{t('bars.unchanged')}</p>}
      {hasData && rows.length > 0 && (
        <ul className={classes.barList}>
          {rows.map((row) => (
            <li key={row.agency}>
              <span className={classes.barName}>{nameOf(row, locale)}</span>
              <Bar row={row} quantity={quantity} most={most} side="before" />
              <Bar row={then.get(row.agency)} quantity={quantity} most={most} side="after" />
            </li>
          ))}
        </ul>
      )}
      <p className={common.dim}>{t(`bars.note.${quantity}`, { year: comparison.year })}</p>
    </div>
  );
}
