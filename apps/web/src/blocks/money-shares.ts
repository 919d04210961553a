import type { MoneySums } from '@abat/contracts';

/** The plan that holds: adjusted, else the first one. */
export const planOf = ({ adjustedKzt, plannedKzt }: MoneySums): string | null => adjustedKzt ?? plannedKzt;

/** Share for a bar's length or whole per cent: never summed, so a float is exact enough. */
export const shareOf = (part: string | null, whole: string | null): number =>
  part !== null && whole !== null && Number(whole) > 0 ? Math.min(1, Number(part) / Number(whole)) : 0;
