import type { Comparison } from '@abat/contracts';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime, formatMoney, formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf, textOf } from '../../i18n/names.js';
import { useUser } from '../../app/session-gate.js';
import { ChainTable, PowerTable } from './change-tables.js';
import { FINDING_SETS, findingKey } from './finding-set.js';
import { RuleTable } from './rule-table.js';
import paper from './scenario-paper.module.css';

function Numbers({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const { before, after } = comparison.measures;
  const rows = [
    { name: 'overlap', was: before.overlapKm2, is: after.overlapKm2 },
    { name: 'gaps', was: before.gaps, is: after.gaps },
    { name: 'gapArea', was: before.gapKm2, is: after.gapKm2 },
    { name: 'chain', was: before.chain.average, is: after.chain.average },
    { name: 'chainMax', was: before.chain.max, is: after.chain.max },
  ] as const;
  const write = (value: number | null) => (value === null ? t('common:state.unknown') : formatNumber(value, locale, 2));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('table.measure')}</th>
          <th scope="col">{t('table.before')}</th>
          <th scope="col">{t('table.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, was, is }) => (
          <tr key={name}>
            <th scope="row">{t(`figure.${name}`)}</th>
            <td>{write(was)}</td>
            <td>{write(is)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Agencies({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const then = new Map(comparison.measures.after.agencies.map((row) => [row.agency, row]));
  const pair = (was: string, is: string) => (was === is ? was : `${was} → ${is}`);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('table.agency')}</th>
          <th scope="col">{t('bars.mandates')}</th>
          <th scope="col">{t('bars.works')}</th>
          <th scope="col">{t('bars.moneyKzt')}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.measures.before.agencies.map((row) => {
          const is = then.get(row.agency) ?? row;
          return (
            <tr key={row.agency}>
              <th scope="row">{nameOf(row, locale)}</th>
              <td>{pair(formatNumber(row.mandates, locale), formatNumber(is.mandates, locale))}</td>
              <td>{pair(formatNumber(row.works, locale), formatNumber(is.works, locale))}</td>
              <td>{pair(formatMoney(row.moneyKzt, locale), formatMoney(is.moneyKzt, locale))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Findings({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  return FINDING_SETS.map((set) => (
    <section key={set}>
      <h2>
        {t(`set.${set}`)}: {formatNumber(comparison.totals[set], locale)}
      </h2>
      <ul className={paper.findings}>
        {comparison[set].map((finding) => (
          <li key={findingKey(finding)}>
            {t(`common:rule.${finding.rule}`)} · {t(`common:severity.${finding.severity}`)} ·{' '}
            {textOf(finding.title, locale)}
          </li>
        ))}
      </ul>
      {comparison[set].length < comparison.totals[set] && (
        <p>
          {t('shown', {
            shown: formatNumber(comparison[set].length, locale),
            total: formatNumber(comparison.totals[set], locale),
          })}
        </p>
      )}
    </section>
  ));
}

/** The comparison on paper: everything the screen hides behind tabs, with the time and the author. */
export function ScenarioPaper({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const user = useUser();
  const { scenario } = comparison;
  return createPortal(
    <article className={paper.paper} aria-hidden>
      <h1>{nameOf(scenario, locale)}</h1>
      <p>
        {t('asOf', {
          day: formatDate(comparison.effectiveOn, locale, 'long'),
          moment: formatDateTime(comparison.asOf, locale),
        })}{' '}
        · {user.name}
      </p>
      {scenario.description && <p>{scenario.description}</p>}
      <Numbers comparison={comparison} />
      <h2>{t('section.rules')}</h2>
      <RuleTable comparison={comparison} />
      <h2>{t('section.powers')}</h2>
      <PowerTable changes={comparison.changes} />
      <h2>{t('section.agencies')}</h2>
      <Agencies comparison={comparison} />
      <h2>{t('section.chains')}</h2>
      <ChainTable chains={comparison.chains} />
      <Findings comparison={comparison} />
    </article>,
    document.body,
  );
}
