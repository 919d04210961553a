import { addDays, cityMoment } from '../../city/city-moment.js';
import { cityTime } from '../../format.js';
import { pastMoment } from '../../url/moment.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Beginnings of the window that have a name; others stand in the address as a moment. */
export const SINCE = ['day', 'yesterday', 'shift', 'week'] as const;
export type Since = (typeof SINCE)[number];

/**
 * The moment a beginning stands for in this hour; null: it stands for none. What is no moment of the past means a day.
 * @param hour ms since 1970
 * @param lastShift when the reader's last shift ended; null: they had none
 */
export function momentOf(since: string, hour: number, lastShift: string | null): string | null {
  const named: Record<Since, string | null> = {
    day: new Date(hour - DAY_MS).toISOString(),
    yesterday: new Date(cityMoment(addDays(cityTime(hour).date, -1), '00:00')).toISOString(),
    week: new Date(hour - 7 * DAY_MS).toISOString(),
    shift: lastShift,
  };
  const known = SINCE.find((name) => name === since);
  return known ? named[known] : (pastMoment(since, hour + HOUR_MS) ?? named.day);
}
