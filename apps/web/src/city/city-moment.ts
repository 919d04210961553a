import { cityTime } from '../format.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A day, some days after another (`YYYY-MM-DD`); days of 23 and 25 hours count as one, as all do. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** How far the clock of the city is ahead of UTC at a moment, ms. */
function aheadMs(moment: number): number {
  const { date, time, seconds } = cityTime(moment);
  return Date.parse(`${date}T${time}:${seconds}Z`) - Math.floor(moment / 1000) * 1000;
}

/**
 * The moment at which the city's clock shows a time (`HH:MM`) of a day, ms since 1970. An hour that a clock put forward leaves
 * out counts as the one after it; of an hour that a clock put back shows twice, the first.
 */
export function cityMoment(day: string, time: string): number {
  const written = Date.parse(`${day}T${time}:00Z`);
  // Clocks change at most once in two days: the offsets on both sides are all there can be.
  const offsets = [aheadMs(written - DAY_MS), aheadMs(written + DAY_MS)];
  const fitting = offsets.map((offset) => written - offset).filter((moment) => moment + aheadMs(moment) === written);
  return fitting.length > 0 ? Math.min(...fitting) : written - Math.min(...offsets);
}

/** The city's offset from UTC at a moment as people write it: `UTC+5`, `UTC+5:30`, `UTC`. */
export function zoneMark(moment: number): string {
  const minutes = Math.round(aheadMs(moment) / MINUTE_MS);
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
