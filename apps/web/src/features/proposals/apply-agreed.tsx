import type { Finding, Resolution, ResolutionPlan, Work } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useWork } from '../../api/resources.js';
import { useMayChangeWork } from '../../app/use-may-for.js';
import { ActButton } from '../../ui/act-button.js';
import { isMade, mayFollow } from './agreed-moves.js';
import classes from './proposals.module.css';
import { useApplyAgreed } from './use-proposals.js';

const MOVABLE: readonly Work['status'][] = ['planned', 'approved'];

type Moves = ResolutionPlan['moves'];

/** Works the plan moves, as they are now. */
function usePlanned(moves: Moves): Work[] {
  const [one, other] = [useWork(moves[0]?.work ?? null).data, useWork(moves[1]?.work ?? null).data];
  return [one, other].filter((work): work is Work => work !== undefined);
}

/** Those of the works that do not stand on their days yet, and that the reader may change. */
function useWaiting(moves: Moves, works: readonly Work[]): Work[] {
  const mayChange = useMayChangeWork();
  return works.filter((work) => {
    const move = moves.find((one) => one.work === work.id);
    return move !== undefined && !isMade(move, works) && mayChange(work);
  });
}

/** Moves works to the days everybody agreed on, for whoever may change them. */
export function ApplyAgreed({ finding, resolution }: { finding: Finding; resolution: Resolution }) {
  const { t } = useTranslation('resolutions');
  const moves = resolution.plan?.moves ?? [];
  const works = usePlanned(moves);
  const waiting = useWaiting(moves, works);
  const { mutate, isPending } = useApplyAgreed();
  if (resolution.state !== 'agreed' || waiting.length === 0) return null;
  if (!mayFollow(finding.status === 'closed', moves, works)) return null;
  const held = waiting.find(({ status }) => !MOVABLE.includes(status));
  if (held) return <p className={classes.hint}>{t('agreed.held', { title: held.title })}</p>;
  return (
    <ActButton
      size="compact-sm"
      loading={isPending}
      data-testid="apply-agreed"
      onClick={() => mutate({ resolution, works: waiting })}
    >
      {t('agreed.apply', { count: waiting.length })}
    </ActButton>
  );
}
