import { RULE_CODES, type ComparedFinding, type Comparison, type RuleCode } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { FINDING_SETS } from './finding-set.js';
import { SetMark } from './set-mark.js';
import classes from './scenarios.module.css';

const countOf = (findings: readonly ComparedFinding[], rule: RuleCode): number =>
  findings.filter((finding) => finding.rule === rule).length;

/** Findings by rule, before and after. Opened and closed are counted where every one of them is listed. */
export function RuleTable({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const { before, after } = comparison.measures;
  const rules = RULE_CODES.filter((rule) => before.findings[rule] || after.findings[rule]);
  const listed = (set: 'closed' | 'opened', rule: RuleCode): string =>
    comparison[set].length < comparison.totals[set] ? '—' : formatNumber(countOf(comparison[set], rule), locale);
  return (
    <table className={classes.table} data-testid="comparison-rules">
      <thead>
        <tr>
          <th scope="col">{t('table.rule')}</th>
          <th scope="col">{t('table.before')}</th>
          <th scope="col">{t('table.after')}</th>
          {FINDING_SETS.slice(0, 2).map((set) => (
            <th key={set} scope="col">
              <SetMark set={set} size={13} /> {t(`set.${set}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule} data-changed={before.findings[rule] !== after.findings[rule] || undefined}>
            <th scope="row">{t(`common:rule.${rule}`)}</th>
            <td>{formatNumber(before.findings[rule] ?? 0, locale)}</td>
            <td>
              <b>{formatNumber(after.findings[rule] ?? 0, locale)}</b>
            </td>
            <td>{listed('closed', rule)}</td>
            <td>{listed('opened', rule)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
