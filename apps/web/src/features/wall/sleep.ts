import type { Sleep } from '@abat/contracts';
import { cityTime } from '../../format.js';

/** Day of the week, 1 = Monday ... 7 = Sunday, of a calendar day. */
const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
const before = (weekday: number): number => (weekday === 1 ? 7 : weekday - 1);

/** Whether a screen sleeps at a moment, by the clock of the city. A sleep over midnight belongs to the day it begins. */
export function isAsleep(sleep: Sleep | null, now: number): boolean {
  if (!sleep) return false;
  const { date, time } = cityTime(now);
  const weekday = weekdayOf(date);
  const { from, to, days } = sleep;
  if (from < to) return days.includes(weekday) && time >= from && time < to;
  return (days.includes(weekday) && time >= from) || (days.includes(before(weekday)) && time < to);
}
