import { Loader } from '@mantine/core';
import type { Finding, LocalizedText, PreviewAnswer, PreviewFinding } from '@abat/contracts';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { Section } from '../../ui/section.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import { useShowOnMap } from '../map/use-show-on-map.js';
import { bboxOf } from './geometry-parts.js';
import type { Comparison } from './compare-findings.js';
import classes from './edit.module.css';

type Previewed = Pick<PreviewFinding | Finding, 'rule' | 'severity' | 'geometry'> & {
  title: LocalizedText;
  explanation: LocalizedText;
};

type EntryProps = { finding: Previewed; change: keyof Comparison; isMapShown: boolean };

function Entry({ finding, change, isMapShown }: EntryProps) {
  const { t } = useTranslation('common');
  const locale = useLocale();
  const showOnMap = useShowOnMap();
  const { geometry } = finding;
  // Away from the map the form stands under this list: what stays as it is takes one line.
  const text = change === 'remaining' && !isMapShown ? finding.title : finding.explanation;
  return (
    <button
      type="button"
      className={classes.entry}
      data-change={change}
      disabled={!geometry || !isMapShown}
      onClick={() => geometry && showOnMap(bboxOf(geometry))}
    >
      <span className={classes.entryHead}>
        <SeverityBadge severity={finding.severity} />
        <span>{t(`rule.${finding.rule}`)}</span>
      </span>
      <span className={classes.entryText}>{textOf(text, locale)}</span>
    </button>
  );
}

/** Findings of one rule stand together; the rule with the worst one comes first. */
function byRule(findings: readonly Previewed[]): Previewed[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules.flatMap((rule) => findings.filter((finding) => finding.rule === rule));
}

type GroupProps = { change: keyof Comparison; findings: readonly Previewed[]; isMapShown: boolean };

function Group({ change, findings, isMapShown }: GroupProps) {
  const { t } = useTranslation('edit');
  if (findings.length === 0) return null;
  return (
    <div className={classes.group} data-testid={`preview-${change}`}>
      <h4 className={classes.groupTitle}>{t(`preview.${change}`, { count: findings.length })}</h4>
      {byRule(findings).map((finding, index) => (
        <Entry key={index} finding={finding} change={change} isMapShown={isMapShown} />
      ))}
    </div>
  );
}

/** Very many are met: how many of them are told. */
function Cut({ cut }: { cut: PreviewAnswer | null }) {
  const { t } = useTranslation('edit');
  if (!cut) return null;
  return <p className={classes.hint}>{t('preview.cut', { told: cut.items.length, count: cut.total })}</p>;
}

type PreviewListProps = {
  comparison: Comparison | null;
  /** More would be found than is told. */
  cut: PreviewAnswer | null;
  isMeasuring: boolean;
  isComplete: boolean;
  isUnavailable: boolean;
  error: unknown;
  /** Words of the screen: what is missing, and that nothing opens. Those of works by default. */
  words?: { incomplete: string; none: string };
  /** A finding can be shown on the map beside the form. */
  isMapShown?: boolean;
};

function hintOf({ comparison, isComplete, isUnavailable, error }: Omit<PreviewListProps, 'isMeasuring' | 'cut'>) {
  if (!isComplete) return 'incomplete';
  if (isUnavailable) return 'unavailable';
  if (error) return 'refused';
  return comparison ? null : 'measuring';
}

const GROUPS = ['opened', 'remaining', 'gone'] as const;

const isClear = (comparison: Comparison | null): boolean =>
  comparison !== null && GROUPS.every((change) => comparison[change].length === 0);

/** What saving would do: findings that open, stay and go away. */
export function PreviewList({ isMeasuring, cut, words, isMapShown = true, ...state }: PreviewListProps) {
  const { comparison } = state;
  const { t } = useTranslation('edit');
  const hint = hintOf(state);
  const { incomplete = t('preview.incomplete'), none = t('preview.none') } = words ?? {};
  return (
    <Section
      title={t('preview.title')}
      aside={isMeasuring && <Loader size={14} role="status" aria-label={t('preview.measuring')} />}
    >
      <div aria-live="polite" className={classes.preview} data-testid="preview">
        {hint && <p className={classes.hint}>{hint === 'incomplete' ? incomplete : t(`preview.${hint}`)}</p>}
        <Cut cut={cut} />
        {isClear(comparison) && <p className={classes.clear}>{none}</p>}
        {comparison &&
          GROUPS.map((change) => (
            <Group key={change} change={change} findings={comparison[change]} isMapShown={isMapShown} />
          ))}
      </div>
    </Section>
  );
}

/** How many findings would open, stay and go, always in view; pressing it shows them. */
export function PreviewBar({ comparison }: Pick<PreviewListProps, 'comparison'>) {
  const { t } = useTranslation('edit');
  const bar = useRef<HTMLButtonElement>(null);
  const changes = GROUPS.filter((change) => comparison && comparison[change].length > 0);
  if (!comparison || changes.length === 0) return null;
  return (
    <button
      ref={bar}
      type="button"
      className={classes.previewBar}
      onClick={() => bar.current?.previousElementSibling?.scrollIntoView({ block: 'start' })}
    >
      {changes.map((change) => (
        <span key={change}>{t(`preview.${change}`, { count: comparison[change].length })}</span>
      ))}
    </button>
  );
}
