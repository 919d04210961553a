import type { Finding, Resolution } from '@abat/contracts';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgencyNames } from '../../api/use-names.js';
import { useMay } from '../../app/session-gate.js';
import { useBelongs } from '../../app/use-may-for.js';
import { formatDateTime } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { ActButton } from '../../ui/act-button.js';
import { Section } from '../../ui/section.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { ApplyAgreed } from '../proposals/apply-agreed.js';
import { CommentField } from './comment-field.js';
import classes from './findings.module.css';
import { PlanView } from './plan-view.js';
import { ProposeForm } from './propose-form.js';
import { SaidBy } from './said-by.js';
import { useMaySpeak } from './use-may-speak.js';
import { isTaken, mayEnd, type Resolve, useResolutions, useResolve } from './use-resolutions.js';

type LiveProps = { resolution: Resolution; resolve: Resolve };
type BlockProps = LiveProps & { finding: Finding };

/** The answer of a party. What was typed stays when the answer is no longer waited for, until it is put away. */
function Answer({ resolution, resolve, agency, isWaiting }: LiveProps & { agency: string; isWaiting: boolean }) {
  const { t } = useTranslation('resolutions');
  const [comment, setComment] = useState('');
  const isOnBehalf = !useBelongs()(agency);
  const isReasoned = !isOnBehalf || comment.trim() !== '';
  if (!isWaiting && (comment === '' || resolve.isPending)) return null;
  return (
    <div className={classes.assess}>
      {!isWaiting && (
        <p className={classes.outdated} role="status">
          {t('shared.answerLate')}
        </p>
      )}
      <CommentField isOnBehalf={isOnBehalf} value={comment} onChange={setComment} />
      <div className={classes.buttons}>
        {(['agree', 'refuse'] as const).map((answer) => (
          <ActButton
            key={answer}
            size="compact-xs"
            variant={answer === 'agree' ? 'filled' : 'default'}
            disabled={resolve.isPending || !isWaiting || !isReasoned}
            data-testid={`answer-${answer}`}
            onClick={() =>
              resolve.mutate(
                { do: 'answers', of: resolution, body: { agency, answer, comment: comment.trim() || null } },
                { onSuccess: () => setComment('') },
              )
            }
          >
            {t(`shared.${answer}`)}
          </ActButton>
        ))}
        {!isWaiting && (
          <Button size="compact-xs" variant="default" onClick={() => setComment('')}>
            {t('common:action.close')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Parties({ resolution, resolve }: LiveProps) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const maySpeak = useMaySpeak();
  const isWaiting = resolution.state === 'proposed' && !resolution.stale;
  return resolution.parties.map((party) => (
    <div key={party.agency} className={classes.party}>
      <div className={classes.partyHead}>
        <span>{nameOf(party, locale, party.agency)}</span>
        <strong>{t(`answer.${party.answer ?? 'none'}`)}</strong>
      </div>
      {party.answeredAt && <SaidBy {...party} by={party.answeredBy} at={party.answeredAt} />}
      {maySpeak(party.agency) && (
        <Answer
          resolution={resolution}
          resolve={resolve}
          agency={party.agency}
          isWaiting={isWaiting && !party.answer}
        />
      )}
    </div>
  ));
}

/** The centre decides for the parties, with its reason. */
function Settle({ resolution, resolve }: LiveProps) {
  const { t } = useTranslation('resolutions');
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <Button size="compact-xs" variant="default" onClick={() => setReason('')}>
        {t('shared.settle')}
      </Button>
    );
  return (
    <div className={classes.assess}>
      <Textarea
        size="xs"
        autosize
        maxLength={2000}
        label={t('shared.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ActButton
        size="compact-xs"
        disabled={resolve.isPending || reason.trim() === ''}
        onClick={() => resolve.mutate({ do: 'settlement', of: resolution, body: { reason: reason.trim() } })}
      >
        {t('shared.settle')}
      </ActButton>
    </div>
  );
}

const maySettle = ({ state, stale }: Resolution): boolean => !stale && (state === 'proposed' || state === 'refused');

function Withdraw({ resolution, resolve }: LiveProps) {
  const { t } = useTranslation('resolutions');
  return (
    <ActButton
      size="compact-xs"
      variant="default"
      disabled={resolve.isPending}
      onClick={() => resolve.mutate({ do: 'withdrawal', of: resolution })}
    >
      {t('shared.withdraw')}
    </ActButton>
  );
}

function Steps({ finding, resolution, resolve }: BlockProps) {
  const maySpeak = useMaySpeak();
  const isCentre = useMay('finding.settle');
  const { agency } = resolution;
  return (
    <div className={classes.buttons}>
      <ApplyAgreed finding={finding} resolution={resolution} />
      {isCentre && maySettle(resolution) && <Settle resolution={resolution} resolve={resolve} />}
      {agency !== null && mayEnd(resolution) && maySpeak(agency) && (
        <Withdraw resolution={resolution} resolve={resolve} />
      )}
    </div>
  );
}

function ResolutionBlock({ finding, resolution, resolve }: BlockProps) {
  const { t } = useTranslation('resolutions');
  const locale = useLocale();
  const agencies = useAgencyNames();
  return (
    <div className={classes.resolution} data-state={resolution.state} data-testid="resolution">
      <div className={classes.partyHead}>
        <strong>{t(`kind.${resolution.kind}`)}</strong>
        <span className={classes.state}>{t(`state.${resolution.state}`)}</span>
      </div>
      <div className={classes.partyMeta}>
        {resolution.agency && <div>{t('shared.proposedBy', { agency: agencies.nameOf(resolution.agency) })}</div>}
        <div>{[resolution.proposedBy, formatDateTime(resolution.createdAt, locale)].filter(Boolean).join(' · ')}</div>
      </div>
      <PlanView finding={finding} resolution={resolution} resolve={resolve} />
      {resolution.note && <p className={classes.resolutionNote}>{resolution.note}</p>}
      {resolution.stale && <p className={classes.outdated}>{t('shared.stale')}</p>}
      {resolution.settledReason && (
        <p className={classes.resolutionNote}>{t('shared.settled', { reason: resolution.settledReason })}</p>
      )}
      <Parties resolution={resolution} resolve={resolve} />
      <Steps finding={finding} resolution={resolution} resolve={resolve} />
    </div>
  );
}

type EarlierProps = Omit<BlockProps, 'resolution'> & { resolutions: readonly Resolution[] };

function Earlier({ resolutions, ...rest }: EarlierProps) {
  const { t } = useTranslation('resolutions');
  if (resolutions.length === 0) return null;
  return (
    <details>
      <summary className={classes.summary}>{t('shared.earlier')}</summary>
      {resolutions.map((resolution) => (
        <ResolutionBlock key={resolution.id} resolution={resolution} {...rest} />
      ))}
    </details>
  );
}

function Proposed({ finding, items }: { finding: Finding; items: readonly Resolution[] }) {
  const { t } = useTranslation('resolutions');
  const resolve = useResolve(finding);
  const [newest, ...earlier] = items;
  return (
    <>
      {newest ? (
        <ResolutionBlock finding={finding} resolution={newest} resolve={resolve} />
      ) : (
        <p className={classes.noParties}>{t('shared.empty')}</p>
      )}
      <ProposeForm
        finding={finding}
        resolve={resolve}
        held={finding.status === 'closed' ? 'closed' : isTaken(items) ? 'taken' : null}
      />
      <Earlier finding={finding} resolutions={earlier} resolve={resolve} />
    </>
  );
}

/** What the parties agree on to end the finding, and what was proposed before. */
export function FindingResolution({ finding }: { finding: Finding }) {
  const { t } = useTranslation('resolutions');
  const { data, error, refetch } = useResolutions(finding.id);
  return (
    <Section title={t('shared.title')}>
      <div className={classes.resolutions} aria-live="polite" data-testid="finding-resolution">
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingRows rows={1} height={40} />}
        {data && <Proposed finding={finding} items={data.items} />}
      </div>
    </Section>
  );
}
