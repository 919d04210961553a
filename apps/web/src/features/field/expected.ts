import type { WorkSummary } from '@abat/contracts';
import { daysBetween } from '../../format.js';

type Dated = Pick<WorkSummary, 'status' | 'start' | 'end' | 'progressPercent'>;

/**
 * What is expected at a work on a day. `days`: until it starts or ends, or since it should have. `percent`: how far it
 * would be at an even pace; `behind`: by how many points the last report is below that, 0 = it keeps pace.
 */
export type Expected =
  | { kind: 'cancelled' | 'accepted' | 'acceptance' | 'starts-today' }
  | { kind: 'not-yet' | 'overdue' | 'not-started'; days: number }
  | { kind: 'running' | 'ends-today'; day: number; days: number; percent: number; behind: number };

const DONE = 100;

function running(work: Dated, today: string): Expected {
  const days = daysBetween(work.start, work.end);
  const day = daysBetween(work.start, today);
  const percent = Math.round((day / days) * DONE);
  const behind = Math.max(0, percent - (work.progressPercent ?? 0));
  return { kind: today === work.end ? 'ends-today' : 'running', day, days, percent, behind };
}

/** Judges a work by its dates and its state; all days are days of the city, both ends included. */
export function expectedOn(work: Dated, today: string): Expected {
  const { status, start, end } = work;
  if (status === 'cancelled' || status === 'accepted') return { kind: status };
  if (status === 'finished') return { kind: 'acceptance' };
  if (today < start) return { kind: 'not-yet', days: daysBetween(today, start) - 1 };
  if (today > end) return { kind: 'overdue', days: daysBetween(end, today) - 1 };
  if (status === 'running') return running(work, today);
  return today === start ? { kind: 'starts-today' } : { kind: 'not-started', days: daysBetween(start, today) - 1 };
}
