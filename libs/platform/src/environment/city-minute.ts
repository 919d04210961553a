/** A moment on the clock of the city with the zone it is of, for files: `2026-11-21 11:05 (Asia/Almaty)`. */
export function cityMinute(moment: Date | string | number, timeZone: string): string {
  const minute = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return `${minute.format(new Date(moment))} (${timeZone})`;
}
