import { IMPORT_POSITIONS, type ImportCounts, type ImportFailure, type ImportRun } from '@abat/contracts';
import { Alert, Anchor, Button, Progress } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useOneQuery } from '../../api/resources.js';
import { formatBytes, formatDateTime, formatNumber, formatPercent } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { FactList } from '../../ui/fact-list.js';
import { Section } from '../../ui/section.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { PanelFrame } from '../shell/panel-frame.js';
import classes from './imports.module.css';
import { RemarksTable } from './remarks-table.js';
import { RunStatus } from './run-status.js';

const COUNTS = ['read', 'created', 'updated', 'unchanged', 'rejected', 'warnings'] as const;
const OPTIONS = ['dryRun', 'allOrNothing', 'createMissing'] as const;

const isUnderWay = ({ status }: ImportRun): boolean => status === 'running' || status === 'waiting';

function Counts({ counts }: { counts: ImportCounts }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  return (
    <dl className={classes.counts} data-testid="import-counts">
      {COUNTS.map((name) => (
        <div key={name} className={classes.count}>
          <dt>{t(`count.${name}`)}</dt>
          <dd>{formatNumber(counts[name], locale)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Reading({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const share = run.bytesTotal > 0 ? Math.min(1, run.bytesRead / run.bytesTotal) : 0;
  if (!isUnderWay(run)) return null;
  const label = t('reading', { share: formatPercent(share, locale) });
  return (
    <div role="status">
      <p className={classes.dim}>{run.status === 'waiting' ? t('waiting') : label}</p>
      <Progress value={share * 100} animated aria-label={label} />
    </div>
  );
}

/** The reason in the reader's language; an old import, or a reason this page does not know yet, has the server's words. */
function useFailureText(): (failure: ImportFailure) => string {
  const { t, i18n } = useTranslation('imports');
  const locale = useLocale();
  return ({ detail, reason }) => {
    if (!reason || !i18n.exists(`imports:failureReason.${reason.code}`)) return detail;
    const sentence = t(`failureReason.${reason.code}`, reason.params);
    const places = IMPORT_POSITIONS.flatMap((unit) => {
      const at = reason.at[unit];
      return at === undefined ? [] : [t(`failurePlace.${unit}`, { at: formatNumber(at, locale) })];
    });
    return places.length > 0 ? `${sentence} (${places.join(', ')})` : sentence;
  };
}

function Failure({ run }: { run: ImportRun }) {
  const { t, i18n } = useTranslation('imports');
  const textOf = useFailureText();
  const { failure } = run;
  if (!failure) return null;
  const isKnown = i18n.exists(`imports:failure.${failure.code}`);
  return (
    <Alert color="red" variant="light" title={isKnown ? t(`failure.${failure.code}`) : t('status.failed')}>
      {textOf(failure)}
    </Alert>
  );
}

function About({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const chosen = OPTIONS.filter((name) => run[name]).map((name) => t(`option.${name}`));
  return (
    <FactList
      facts={[
        { label: t('kindLabel'), value: t(`kind.${run.kind}`) },
        { label: t('size'), value: formatBytes(run.bytesTotal, locale) },
        { label: t('options'), value: chosen.join(', ') || t('noOptions') },
        { label: t('createdBy'), value: run.createdBy ?? '—' },
        { label: t('startedAt'), value: formatDateTime(run.startedAt, locale) },
        { label: t('finishedAt'), value: formatDateTime(run.finishedAt, locale) },
      ]}
    />
  );
}

function Report({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const isOver = !isUnderWay(run);
  return (
    <div className={classes.report}>
      {run.dryRun && isOver && <p className={classes.notice}>{t('dryRunNotice')}</p>}
      <Reading run={run} />
      <Failure run={run} />
      <Counts counts={run.counts} />
      <div className={classes.about}>
        <About run={run} />
      </div>
      <Section
        title={t('remarks')}
        aside={
          run.counts.rejected > 0 && (
            <Button
              component="a"
              href={`/api/v1/imports/${run.id}/rejected?lang=${locale}`}
              download
              variant="default"
              size="xs"
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              {t('downloadRejected')}
            </Button>
          )
        }
      >
        <RemarksTable key={run.id} run={run} isOver={isOver} />
      </Section>
    </div>
  );
}

/** Report of one import: how far it is, what it did, what was wrong. Events keep it current. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const { id = null } = useParams();
  const { data: run, error, refetch } = useOneQuery<ImportRun>('imports', id);
  return (
    <PanelFrame
      title={run?.fileName ?? t('title')}
      aside={run && <RunStatus status={run.status} />}
      toolbar={
        <Anchor component={Link} to="/imports" size="sm" className={classes.back}>
          <IconArrowLeft size={15} aria-hidden />
          {t('allRuns')}
        </Anchor>
      }
    >
      {run && <Report run={run} />}
      {!run && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={6} />)}
    </PanelFrame>
  );
}
