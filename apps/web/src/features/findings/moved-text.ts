import type { Locale } from '@abat/contracts';
import { daysBetween, formatMove, formatShift } from '../../format.js';

type Days = { start: string; end: string };

/**
 * The days a work leaves and those it goes to, with how far its beginning moves, or else its end:
 * 12–30.06.2026 → 01–19.07.2026 (+19 дней). Days that are not known to have been others stand alone.
 */
export function movedText(before: Days | undefined, after: Days, locale: Locale): string {
  const from = before ?? after;
  const shift = daysBetween(from.start, after.start) - 1 || daysBetween(from.end, after.end) - 1;
  const move = formatMove(from, after, locale);
  return shift === 0 ? move : `${move} (${formatShift(shift, locale)})`;
}
