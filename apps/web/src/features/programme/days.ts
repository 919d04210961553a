const MS_PER_DAY = 86_400_000;

/** A calendar day as a number of days since 1970, so that days can be added and drawn. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);

/** `YYYY-MM-DD` of a day number. */
export const dayText = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** 0 = Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** The day moved by days. */
export const shiftDay = (day: string, days: number): string => dayText(dayNumber(day) + days);

/** A Saturday or a Sunday. */
export function isWeekend(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}
