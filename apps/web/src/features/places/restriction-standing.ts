import type { Restriction } from '@abat/contracts';

/** How restrictions that are drawn stand; a declined one never holds and is not drawn. */
export const SHOWN_STANDINGS = ['in-force', 'ahead', 'proposed', 'past'] as const;
export type ShownStanding = (typeof SHOWN_STANDINGS)[number];

/** How a restriction stands on a day: only a confirmed one holds, and only during its days. */
export function standingOf(
  { state, from, to }: Pick<Restriction, 'state' | 'from' | 'to'>,
  day: string,
): ShownStanding | 'declined' {
  if (state === 'declined') return 'declined';
  if (to < day) return 'past';
  if (state === 'proposed') return 'proposed';
  return from > day ? 'ahead' : 'in-force';
}
