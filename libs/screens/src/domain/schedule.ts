import type { Sleep } from '@abat/contracts';

/** Moment of a week: 1 = Monday ... 7 = Sunday, and the time of day `HH:MM`. */
type WeekTime = { day: number; time: string };

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const dayBefore = (day: number): number => (day === 1 ? 7 : day - 1);

/** Day of the week and time of day in a time zone (IANA name). */
export function weekTime(now: Date, timeZone: string): WeekTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return { day: DAYS.indexOf(parts.get('weekday') ?? '') + 1, time: `${parts.get('hour')}:${parts.get('minute')}` };
}

/** Whether a screen sleeps. A sleep over midnight belongs to the day on which it begins. */
export function isAsleep(sleep: Sleep | null, { day, time }: WeekTime): boolean {
  if (!sleep) return false;
  const { from, to, days } = sleep;
  if (from < to) return days.includes(day) && time >= from && time < to;
  return (days.includes(day) && time >= from) || (days.includes(dayBefore(day)) && time < to);
}
