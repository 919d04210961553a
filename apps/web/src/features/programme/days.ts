const MS_PER_DAY = 86_400_000;

/** A calendar day as a number of days since 1970, so that days can be added and drawn. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);

/** `YYYY-MM-DD` of a day number. */
export const dayText = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** 0 = Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** The day moved by days. */
export const shiftDay = (day: string, days: number): string => dayText(dayNumber(day) + days);

// Holidays that fall on the same day every year (Law "On holidays in the Republic of Kazakhstan", 2001). Days off that
// are moved by decree and Qurban Ait differ from year to year and are not drawn.
const HOLIDAYS = new Set([
  ...['01-01', '01-02', '01-07', '03-08', '03-21', '03-22', '03-23', '05-01', '05-07', '05-09'],
  ...['07-06', '08-30', '10-25', '12-16'],
]);

/** A Saturday, a Sunday or a holiday with a fixed day. */
export function isDayOff(day: number): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 || HOLIDAYS.has(dayText(day).slice(5));
}
