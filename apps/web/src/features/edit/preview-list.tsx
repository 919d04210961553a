import { Loader } from '@mantine/core';
import type { Finding, LocalizedText, PreviewFinding } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { textOf } from '../../i18n/names.js';
import { Section } from '../../ui/section.js';
import { SeverityBadge } from '../../ui/severity-badge.js';
import { useMapController } from '../map/map-controller.js';
import { bboxOf } from './geometry-parts.js';
import type { Comparison } from './compare-findings.js';
import classes from './edit.module.css';

type Previewed = Pick<PreviewFinding | Finding, 'severity' | 'geometry'> & {
  title: LocalizedText;
  explanation: LocalizedText;
};

function Entry({ finding, change }: { finding: Previewed; change: keyof Comparison }) {
  const locale = useLocale();
  const controller = useMapController();
  const { geometry } = finding;
  return (
    <button
      type="button"
      className={classes.entry}
      data-change={change}
      disabled={!geometry}
      onClick={() => geometry && controller.fit(bboxOf(geometry), 17)}
    >
      <SeverityBadge severity={finding.severity} />
      <span className={classes.entryText}>{textOf(finding.explanation, locale)}</span>
    </button>
  );
}

function Group({ change, findings }: { change: keyof Comparison; findings: readonly Previewed[] }) {
  const { t } = useTranslation('edit');
  if (findings.length === 0) return null;
  return (
    <div className={classes.group} data-testid={`preview-${change}`}>
      <h4 className={classes.groupTitle}>{t(`preview.${change}`, { count: findings.length })}</h4>
      {findings.map((finding, index) => (
        <Entry key={index} finding={finding} change={change} />
      ))}
    </div>
  );
}

type PreviewListProps = {
  comparison: Comparison | null;
  isMeasuring: boolean;
  isComplete: boolean;
  isUnavailable: boolean;
  error: unknown;
};

function hintOf({ comparison, isComplete, isUnavailable, error }: Omit<PreviewListProps, 'isMeasuring'>) {
  if (!isComplete) return 'incomplete';
  if (isUnavailable) return 'unavailable';
  if (error) return 'refused';
  return comparison ? null : 'measuring';
}

/** What saving would do: findings that open, stay and go away. */
export function PreviewList({ isMeasuring, ...state }: PreviewListProps) {
  const { comparison } = state;
  const { t } = useTranslation('edit');
  const hint = hintOf(state);
  const isClear = comparison && comparison.opened.length + comparison.remaining.length + comparison.gone.length === 0;
  return (
    <Section
      title={t('preview.title')}
      aside={isMeasuring && <Loader size={14} role="status" aria-label={t('preview.measuring')} />}
    >
      <div aria-live="polite" className={classes.preview} data-testid="preview">
        {hint && <p className={classes.hint}>{t(`preview.${hint}`)}</p>}
        {isClear && <p className={classes.clear}>{t('preview.none')}</p>}
        {comparison && (
          <>
            <Group change="opened" findings={comparison.opened} />
            <Group change="remaining" findings={comparison.remaining} />
            <Group change="gone" findings={comparison.gone} />
          </>
        )}
      </div>
    </Section>
  );
}
