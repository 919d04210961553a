import { DomainError, unfit, type WorkStatus } from '@abat/contracts';
import { hasEnded } from './work-status.js';

/** What a handover is judged by. `today` is the day of the city; days are `YYYY-MM-DD`. */
export type HandedWork = { status: WorkStatus; start: string; finishedOn: string | null; today: string };

/** @throws DomainError work.status-not-allowed when the work is not finished: there is nothing to hand over yet */
export function refuseUnfinished({ status }: Pick<HandedWork, 'status'>): void {
  if (!hasEnded(status)) throw new DomainError('work.status-not-allowed', { detail: `${status} → accepted` });
}

/**
 * A work is handed over when it is done: not before it ended (or, where that day is unknown, started), not tomorrow.
 * @throws DomainError request.invalid on `handedOn`
 */
export function refuseHandedDay(handedOn: string, { start, finishedOn, today }: HandedWork): void {
  if (handedOn > today) throw unfit('handedOn', 'handover.future');
  if (finishedOn && handedOn < finishedOn) throw unfit('handedOn', 'handover.before-finish');
  if (!finishedOn && handedOn < start) throw unfit('handedOn', 'handover.before-start');
}
