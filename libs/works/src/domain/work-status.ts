import { DomainError, fieldError, type WorkStatus } from '@abat/contracts';

/** Where a work may go from each status. Gentle: steps may be skipped, but the past is not rewritten. */
export const STATUS_MOVES: Record<WorkStatus, readonly WorkStatus[]> = {
  planned: ['approved', 'running', 'finished', 'accepted', 'cancelled'],
  approved: ['planned', 'running', 'finished', 'accepted', 'cancelled'],
  running: ['planned', 'approved', 'finished', 'accepted', 'cancelled'],
  finished: ['running', 'accepted'],
  accepted: ['finished'],
  cancelled: ['planned', 'approved'],
};

/** True when nothing is done on the place any more, because the work is done. */
export const hasEnded = (status: WorkStatus): boolean => status === 'finished' || status === 'accepted';

/**
 * @param handed the work has a handover
 * @throws DomainError work.status-not-allowed, work.handover-missing
 */
export function refuseStatus(from: WorkStatus, to: WorkStatus, handed: boolean): void {
  if (from === to) return;
  if (!STATUS_MOVES[from].includes(to)) throw new DomainError('work.status-not-allowed', { detail: `${from} → ${to}` });
  if (to === 'accepted' && !handed) throw new DomainError('work.handover-missing');
}

const DAY_MS = 86_400_000;

/**
 * The days of work must fit into the window.
 * @throws DomainError request.invalid on `durationDays`
 */
export function refuseWindow(days: { start: string; end: string }, durationDays: number | null | undefined): void {
  if (!durationDays) return;
  const windowDays = (Date.parse(days.end) - Date.parse(days.start)) / DAY_MS + 1;
  if (durationDays > windowDays)
    throw fieldError('request.invalid', 'durationDays', `the window has ${windowDays} days only`);
}
