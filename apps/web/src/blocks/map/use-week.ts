import { useMemo } from 'react';
import { cityTime } from '../../format.js';
import { useServerNow } from '../../live/server-now.js';

const DAY_MS = 86_400_000;

/** Monday and Sunday of the week a day lies in. */
export function weekOf(day: string): { from: string; to: string } {
  const moment = Date.parse(`${day}T00:00:00Z`);
  const monday = moment - ((new Date(moment).getUTCDay() + 6) % 7) * DAY_MS;
  const write = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { from: write(monday), to: write(monday + 6 * DAY_MS) };
}

/** The week of the city's today. */
export function useWeek(): { from: string; to: string } {
  const { date } = cityTime(useServerNow(60_000));
  return useMemo(() => weekOf(date), [date]);
}
