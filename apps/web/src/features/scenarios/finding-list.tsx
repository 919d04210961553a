import type { ComparedFinding, Comparison } from '@abat/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf, textOf } from '../../i18n/names.js';
import { shortNumber } from '../../short-number.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import { EmptyState } from '../../ui/states.js';
import { DemoMark } from '../../ui/truth-marks.js';
import { FINDING_SETS, findingKey, type FindingSet } from './finding-set.js';
import { SetMark } from './set-mark.js';
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

type FindingListProps = {
  comparison: Comparison;
  set: FindingSet;
  onSet: (set: FindingSet) => void;
  open: ComparedFinding | null;
  onOpen: (finding: ComparedFinding | null) => void;
};

/** Findings that close, open or remain; the open one is marked on the map. */
export function FindingList({ comparison, set, onSet, open, onOpen }: FindingListProps) {
  const { t } = useTranslation('scenarios');
  const locale = useLocale();
  const [shown, setShown] = useState(PAGE);
  const findings = comparison[set];
  const total = comparison.totals[set];
  const openKey = open && findingKey(open);
  return (
    <div className={classes.findings} data-testid="comparison-findings">
      <div className={classes.tabs} role="tablist" aria-label={t('findingsLabel')}>
        {FINDING_SETS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={set === name}
            className={classes.tab}
            onClick={() => {
              setShown(PAGE);
              onSet(name);
            }}
          >
            <SetMark set={name} size={14} />
            {t(`set.${name}`)} {formatNumber(comparison.totals[name], locale)}
          </button>
        ))}
      </div>
      {findings.length === 0 && <EmptyState title={t(`none.${set}`)} />}
      <ul className={classes.findingItems}>
        {findings.slice(0, shown).map((finding) => {
          const key = findingKey(finding);
          const isOpen = key === openKey;
          return <Row key={key} finding={finding} isOpen={isOpen} onToggle={() => onOpen(isOpen ? null : finding)} />;
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
            <button type="button" className={classes.moreButton} onClick={() => setShown(shown + PAGE)}>
              {t('common:action.more')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
