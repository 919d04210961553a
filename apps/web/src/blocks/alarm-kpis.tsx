import type { AlarmKpi } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format.js';
import { useLocale } from '../i18n/index.js';
import { LoadedBlock } from './block.js';
import { Rows } from './parts.js';
import { useAlarmKpis } from './use-figure.js';
import classes from './parts.module.css';

/** Sign of a verdict: form and colour; the word stands in the text. */
const SIGNS: Record<AlarmKpi['verdict'], string> = { good: '✓', watch: '△', bad: '▲', unknown: '–' };
const ORDER = ['bad', 'watch', 'good', 'unknown'] as const;

/** How the room works its alarms: each measure beside its target, those off target first. */
export function AlarmKpis() {
  const { t } = useTranslation('blocks');
  const locale = useLocale();
  const query = useAlarmKpis();
  const valueOf = (value: number | null, unit: AlarmKpi['unit']) => {
    if (value === null) return t('state.unknown');
    const number = formatNumber(value, locale, Number.isInteger(value) ? 0 : 1);
    return unit === 'alarms' ? number : t(`unit.${unit}`, { number });
  };
  return (
    <LoadedBlock code="alarm-kpis" query={query}>
      {({ items }) => (
        <Rows
          total={items.length}
          rows={items
            .toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
            .map((kpi) => ({
              key: kpi.code,
              mark: (
                <>
                  <span className={classes.verdict} data-verdict={kpi.verdict} aria-hidden="true">
                    {SIGNS[kpi.verdict]}
                  </span>
                  {(kpi.target !== null || kpi.value === null) && (
                    <span className="visually-hidden">{t(`verdict.${kpi.verdict}`)}</span>
                  )}
                </>
              ),
              main: t(`kpi.${kpi.code}`),
              facts: [
                kpi.target === null
                  ? t('noTarget')
                  : t(`target.${kpi.better}`, { target: valueOf(kpi.target, kpi.unit) }),
              ],
              side: <strong data-kpi>{valueOf(kpi.value, kpi.unit)}</strong>,
            }))}
        />
      )}
    </LoadedBlock>
  );
}
