import type { MatrixFunction, MatrixRows } from './matrix.js';

/** Whether a row is one of those. */
export function isRowOf(row: MatrixFunction, only: MatrixRows): boolean {
  if (only === 'overlaps') return row.cells.some((cell) => cell.overlaps);
  if (only === 'gaps') return row.gaps > 0;
  return row.cells.length > 0;
}

/** Places of the rows that fit, with everything above them: a row alone would not tell where it stands. */
export function rowsWithParents(
  functions: readonly MatrixFunction[],
  fits: (row: MatrixFunction) => boolean,
): Set<number> {
  const kept = new Set<number>();
  functions.forEach((row, place) => {
    if (!fits(row)) return;
    for (let at: number | null = place; at !== null && !kept.has(at); at = functions[at]!.parent) kept.add(at);
  });
  return kept;
}
