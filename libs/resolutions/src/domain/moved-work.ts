import { DomainError, type ErrorCode, type Work, type WorkPatch, type WorkStatus } from '@abat/contracts';
import { dayNumber, dayOf } from './days.js';

/** Why a work keeps its dates. */
export type ImmovableReason = 'running' | 'ended' | 'cancelled';

const IMMOVABLE: Partial<Record<WorkStatus, ImmovableReason>> = {
  ...{ running: 'running', finished: 'ended', accepted: 'ended', cancelled: 'cancelled' },
};

/** Why a work of a status keeps its dates; null = it may move. */
export const immovable = (status: WorkStatus): ImmovableReason | null => IMMOVABLE[status] ?? null;

/**
 * No work is moved into the past; one that began there keeps its first day.
 * @param today the city's day
 * @throws DomainError `code`
 */
export function refusePast(
  work: Pick<Work, 'start'>,
  { start }: { start: string },
  { today, code }: { today: string; code: ErrorCode },
): void {
  if (start < today && start !== work.start) throw new DomainError(code, { detail: `${start} is before ${today}` });
}

/**
 * The change that brings a work to new days, both included: zones with days of their own keep their distances.
 * @throws DomainError work.zone-dates when zones of different days would have to become longer or shorter
 */
export function movedTo(
  work: Pick<Work, 'start' | 'end' | 'zones'>,
  { start, end }: { start: string; end: string },
): WorkPatch {
  if (work.zones.every((zone) => zone.start === work.start && zone.end === work.end)) return { start, end };
  const days = dayNumber(start) - dayNumber(work.start);
  if (dayNumber(end) - dayNumber(work.end) !== days) throw new DomainError('work.zone-dates');
  const moved = (day: string): string => dayOf(dayNumber(day) + days);
  return {
    zones: work.zones.map((zone) => ({ geometry: zone.geometry, start: moved(zone.start), end: moved(zone.end) })),
  };
}
