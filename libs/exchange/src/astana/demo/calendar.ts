import type { SeededRandom } from './random.js';

const DAY_MS = 86_400_000;

/** The day so many days later; days are `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** First and last day of a work, both included. */
export type Days = { start: string; end: string };

/** Days of a work that begins in the given part of the year. */
export function daysIn(
  random: SeededRandom,
  year: number,
  type: { starts: readonly [string, string]; days: readonly [number, number] },
): Days {
  const first = `${year}-${type.starts[0]}`;
  const start = addDays(first, random.between(0, daysBetween(first, `${year}-${type.starts[1]}`)));
  return { start, end: addDays(start, random.between(...type.days) - 1) };
}

/** The same number of days, begun so many days after the other work began. */
export function daysBeside(
  random: SeededRandom,
  other: Days,
  type: { days: readonly [number, number] },
  after: number,
): Days {
  const start = addDays(other.start, after);
  return { start, end: addDays(start, random.between(...type.days) - 1) };
}

/** Right after the other work ended: no day in common. */
export const daysAfter = (random: SeededRandom, other: Days, type: { days: readonly [number, number] }): Days =>
  daysBeside(random, { ...other, start: addDays(other.end, 1) }, type, 0);

const SETTLED_DAYS = 45;
const FIRM_DAYS = 60;
const APPROVED_DAYS = 150;

/** How a work stands on a day, and whether its dates are firm. */
export function standing(days: Days, today: string, cancelled: boolean): { status: string; certainty: string } {
  const certainty = daysBetween(today, days.start) <= FIRM_DAYS ? 'firm' : 'planned';
  return { status: cancelled ? 'cancelled' : statusOn(days, today), certainty };
}

function statusOn({ start, end }: Days, today: string): string {
  if (end < today) return daysBetween(end, today) > SETTLED_DAYS ? 'accepted' : 'finished';
  if (start <= today) return 'running';
  return daysBetween(today, start) <= APPROVED_DAYS ? 'approved' : 'planned';
}
