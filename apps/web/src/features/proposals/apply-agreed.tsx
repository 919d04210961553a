import type { Finding, Resolution, Work } from '@abat/contracts';
import { useTranslation } from 'react-i18next';
import { useAgencies, useWork } from '../../api/resources.js';
import { useMay, useUser } from '../../app/session-gate.js';
import { ActButton } from '../../ui/act-button.js';
import { mayMove } from './may-move.js';
import classes from './proposals.module.css';
import { useApplyAgreed } from './use-proposals.js';

const MOVABLE: readonly Work['status'][] = ['planned', 'approved'];

/** Works the plan moves that do not stand on their days yet, and that the reader may change. */
function useWaiting(moves: readonly { work: string; start: string; end: string }[]): Work[] {
  const me = useUser();
  const mayWrite = useMay('work.write');
  const [one, other] = [useWork(moves[0]?.work ?? null).data, useWork(moves[1]?.work ?? null).data];
  const { data: agencies } = useAgencies();
  const districtOf = (code: string): string | null => agencies?.find((body) => body.code === code)?.district ?? null;
  const works = [one, other].filter(
    (work): work is Work => work !== undefined && mayMove(me, work, districtOf(work.agency)),
  );
  if (!mayWrite) return [];
  return works.filter(({ id, start, end }) => {
    const move = moves.find(({ work }) => work === id);
    return move !== undefined && (move.start !== start || move.end !== end);
  });
}

/** Moves works to the days everybody agreed on, for whoever may change them. */
export function ApplyAgreed({ finding, resolution }: { finding: Finding; resolution: Resolution }) {
  const { t } = useTranslation('resolutions');
  const waiting = useWaiting(resolution.plan?.moves ?? []);
  const { mutate, isPending } = useApplyAgreed();
  if (resolution.state !== 'agreed' || finding.status === 'closed' || waiting.length === 0) return null;
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
