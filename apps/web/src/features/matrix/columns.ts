import type { MatrixAgency } from '@abat/contracts';

/** Pixels: narrowest and widest column, a letter of the head, the space around it. */
const NARROW = 96;
const WIDE = 150;
const LETTER = 6.8;
const SPACE = 16;
const WIDEST = 260;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

const longestWord = (name: string): number => Math.max(...name.split(/[\s-]+/).map((word) => word.length), 0);

/** Width of every column: its longest word fits, and what is left of the screen is shared out evenly. */
export function columnWidths(names: readonly string[], available: number): number[] {
  const needed = names.map((name) => clamp(longestWord(name) * LETTER + SPACE, NARROW, WIDE));
  const rest = available - needed.reduce((sum, width) => sum + width, 0);
  const share = rest > 0 ? rest / Math.max(names.length, 1) : 0;
  return needed.map((width) => Math.floor(Math.min(width + share, WIDEST)));
}

export type Band = { key: MatrixAgency['tier'] | 'none'; first: number; last: number };

/** Neighbouring columns of one tier; bodies without powers in the view stand together at the end. */
export function bandsOf(agencies: readonly MatrixAgency[]): Band[] {
  const bands: Band[] = [];
  for (const [place, agency] of agencies.entries()) {
    const key = agency.mandates > 0 ? agency.tier : 'none';
    const band = bands.at(-1);
    if (band?.key === key) band.last = place;
    else bands.push({ key, first: place, last: place });
  }
  return bands;
}
