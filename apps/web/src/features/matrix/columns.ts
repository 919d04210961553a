import { type Matrix, type MatrixAgency, stagesOf } from '@abat/contracts';

/** Pixels: narrowest and widest column, a letter of the head, the space around it. */
const NARROW = 96;
const WIDE = 190;
const LETTER = 7;
const SPACE = 16;
/** A stage in a cell, and the number of overlaps beside them. */
const MARK = 31;
const COUNT = 44;
const WIDEST = 260;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

const byLetters = (word: string): number => word.length * LETTER;

/** Measures words as the head of a column writes them, px. */
export function headRuler(): (word: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return byLetters;
  context.font = `600 11px ${getComputedStyle(document.body).fontFamily}`;
  return (word) => Math.ceil(context.measureText(word).width);
}

const longestWord = (name: string, widthOf: (word: string) => number): number =>
  Math.max(...name.split(/[\s-]+/).map(widthOf), 0);

/**
 * Width of every column: its longest word and the stages of its fullest cell fit, and what is left of the screen is
 * shared out evenly.
 * @param marks stages of the fullest cell of each column
 * @param widthOf width of a word in the head, px
 */
export function columnWidths(
  names: readonly string[],
  marks: readonly number[],
  available: number,
  widthOf: (word: string) => number = byLetters,
): number[] {
  const needed = names.map((name, place) =>
    clamp(Math.max(longestWord(name, widthOf) + SPACE, (marks[place] ?? 0) * MARK + COUNT), NARROW, WIDE),
  );
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

/** Stages of the fullest cell of every column: those a body holds and those it has from the functions above. */
export function fullestCells({ functions, agencies }: Pick<Matrix, 'functions' | 'agencies'>): number[] {
  const most = agencies.map(() => 0);
  const held = functions.map(({ cells }) => new Map(cells.map(({ agency, stages }) => [agency, stages])));
  const above = (place: number, agency: number): number => {
    let bits = 0;
    for (let at = functions[place]?.parent ?? null; at !== null; at = functions[at]?.parent ?? null)
      bits |= held[at]?.get(agency) ?? 0;
    return bits;
  };
  for (const [place, { cells }] of functions.entries())
    for (const { agency, stages } of cells)
      most[agency] = Math.max(most[agency] ?? 0, stagesOf(stages | above(place, agency)).length);
  return most;
}
