import type { ComparedFinding, Comparison } from '@abat/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDistricts } from '../../api/resources.js';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf, textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import { EmptyState } from '../../ui/states.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { countByDistrict, FINDING_SETS, findingKey, type FindingSet } from './finding-set.js';
import { SetMark } from './set-mark.js';
import type { Looked } from './use-comparison-params.js';
import classes from './finding-list.module.css';
import common from './scenarios.module.css';

const PAGE = 30;

function Details({ finding }: { finding: ComparedFinding }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  return (
    <div className={classes.findingMore}>
      <p>{textOf(finding.explanation, locale)}</p>
      {finding.id ? (
        <Link className={common.link} to={`/findings?sel=finding:${finding.id}`}>
          {t('openFinding', { number: finding.number === null ? '' : shortNumber('finding', finding.number) })}
        </Link>
      ) : (
        <p className={common.dim}>{t('notStored')}</p>
      )}
    </div>
  );
}

type RowProps = { finding: ComparedFinding; isOpen: boolean; onToggle: () => void };

function Row({ finding, isOpen, onToggle }: RowProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  return (
    <li className={classes.finding} data-open={isOpen || undefined}>
      <button type="button" className={classes.findingHead} aria-expanded={isOpen} onClick={onToggle}>
        <SeverityBadge severity={finding.severity} compact />
        <span>
          <span className={classes.findingTitle}>{textOf(finding.title, locale)}</span>
          <span>{finding.parties.map((party) => nameOf(party, locale)).join(' · ')}</span>
          <span className={common.dim}>
            {t(`common:rule.${finding.rule}`)} {finding.demo && <DemoMark />}
          </span>
        </span>
      </button>
      {isOpen && <Details finding={finding} />}
    </li>
  );
}

type FindingListProps = { comparison: Comparison; looked: Looked };

/** How many findings of each kind there are, in the district that is looked at. */
function countsOf(comparison: Comparison, district: string | null): Record<FindingSet, number> {
  if (district === null) return comparison.totals;
  return countByDistrict(comparison).get(district) ?? { closed: 0, opened: 0, remaining: 0 };
}

/** The district whose findings are listed: by keyboard what a click on the map is. */
function DistrictChoice({ looked }: { looked: Looked }) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const districts = useDistricts().data ?? [];
  return (
    <div className={classes.district}>
      <FilterSelect
        label={t('district.label')}
        all={t('district.all')}
        value={looked.district}
        options={districts.map((row) => ({ value: row.id, label: nameOf(row, locale) }))}
        onChange={looked.goTo}
      />
    </div>
  );
}

/** Findings that close, open or remain; the open one is marked on the map. */
export function FindingList({ comparison, looked }: FindingListProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const { set, district, open } = looked;
  const totals = countsOf(comparison, district);
  const findings = comparison[set].filter(({ territory }) => district === null || territory.includes(district));
  const total = totals[set];
  // How much is shown belongs to one list: another one begins anew.
  const list = `${set} ${district}`;
  const [seen, setSeen] = useState({ list, rows: PAGE });
  const shown = seen.list === list ? seen.rows : PAGE;
  const openKey = open && findingKey(open);
  return (
    <div className={classes.findings} data-testid="comparison-findings">
      <DistrictChoice looked={looked} />
      <div className={classes.tabs} role="tablist" aria-label={t('findingsLabel')}>
        {FINDING_SETS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={set === name}
            className={classes.tab}
            onClick={() => looked.choose(name)}
          >
            <SetMark set={name} size={14} />
            {t(`set.${name}`)} {formatNumber(totals[name], locale)}
          </button>
        ))}
      </div>
      {findings.length === 0 && <EmptyState title={t(`none.${set}`)} />}
      <ul className={classes.findingItems}>
        {findings.slice(0, shown).map((finding) => {
          const key = findingKey(finding);
          const isOpen = key === openKey;
          return (
            <Row key={key} finding={finding} isOpen={isOpen} onToggle={() => looked.unfold(isOpen ? null : finding)} />
          );
        })}
      </ul>
      {total > 0 && (
        <div className={classes.listFoot}>
          <span className={common.dim}>
            {t('shown', {
              shown: formatNumber(Math.min(shown, findings.length), locale),
              total: formatNumber(total, locale),
            })}
          </span>
          {shown < findings.length && (
            <button type="button" className={classes.moreButton} onClick={() => setSeen({ list, rows: shown + PAGE })}>
              {t('common:action.more')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
