import { type DateCertainty, DomainError, fieldError, type WorkStatus } from '@abat/contracts';

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

/** Statuses of a work that is still to be done or under way: those that end with a cancelled project. */
export const LIVING_STATUSES = ['planned', 'approved', 'running'] as const satisfies readonly WorkStatus[];

/** True when the work is still to be done or under way. */
export const isLiving = (status: WorkStatus): boolean => LIVING_STATUSES.some((living) => living === status);

/**
 * What was handed over stays done until the handover is taken back.
 * @param handed the work has a handover
 * @throws DomainError work.status-not-allowed, work.handover-missing, work.handed-over
 */
export function refuseStatus(from: WorkStatus, to: WorkStatus, handed: boolean): void {
  if (from === to) return;
  if (!STATUS_MOVES[from].includes(to)) throw new DomainError('work.status-not-allowed', { detail: `${from} → ${to}` });
  if (handed && hasEnded(from) && to !== 'accepted') throw new DomainError('work.handed-over');
  if (to === 'accepted' && !handed) throw new DomainError('work.handover-missing');
}

const DAY_MS = 86_400_000;

type Window = { start: string; end: string; dateCertainty: DateCertainty; durationDays: number | null | undefined };

/**
 * The days of work must fit into the planned window; firm dates are no window.
 * @throws DomainError request.invalid on `path`
 */
export function refuseWindow({ start, end, dateCertainty, durationDays }: Window, path = 'durationDays'): void {
  if (dateCertainty === 'firm' || !durationDays) return;
  const windowDays = (Date.parse(end) - Date.parse(start)) / DAY_MS + 1;
  if (durationDays > windowDays) throw fieldError('request.invalid', path, `the window has ${windowDays} days only`);
}
