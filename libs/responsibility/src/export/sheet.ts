import {
  isRowOf,
  type Locale,
  type Matrix,
  type MatrixCell,
  type MatrixExportQuery,
  type MatrixFunction,
  rowsWithParents,
  stagesOf,
} from '@abat/contracts';
import { EXPORT_WORDS } from './words.js';

/** Who exports and when; of the past the moment looked at. Times are written with their time zone. */
export type Stamp = { author: string; madeAt: string; knownAt: string | null };
export type SheetCell = { text: string; look: 'empty' | 'held' | 'inherited' | 'overlap' };
export type SheetRow = { name: string; depth: number; cells: SheetCell[]; gaps: string };
/** A matrix as lines of text: head lines (label, value), the names of the columns, the rows. */
export type Sheet = { head: [label: string, value: string][]; columns: string[]; rows: SheetRow[] };

type Names = { nameRu: string; nameKk: string | null; nameEn: string | null };

/** A name in the language of the reader; Russian is the last resort. */
export const nameIn = (row: Names, locale: Locale): string =>
  ({ ru: row.nameRu, kk: row.nameKk, en: row.nameEn })[locale] || row.nameRu;

function filterText(query: MatrixExportQuery): string {
  const words = EXPORT_WORDS[query.locale];
  const texts = {
    territory: query.territory,
    stage: query.stage?.map((stage) => words.stages[stage]).join(', '),
    set: query.set,
    function: query.function,
    agency: query.agency,
    q: query.q,
    only: query.only && words.only[query.only],
  };
  const named = Object.entries(texts).filter((entry): entry is [keyof typeof texts, string] => Boolean(entry[1]));
  return named.map(([name, text]) => `${words.filter[name]}: ${text}`).join('; ') || words.none;
}

/** Stages of every body that come from the functions above, by place of the body. */
function inheritedStages(functions: readonly MatrixFunction[], place: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let at = functions[place]!.parent; at !== null; at = functions[at]!.parent)
    for (const cell of functions[at]!.cells) found.set(cell.agency, (found.get(cell.agency) ?? 0) | cell.stages);
  return found;
}

function cellOf(cell: MatrixCell | undefined, inherited: number, locale: Locale): SheetCell {
  const words = EXPORT_WORDS[locale];
  const own = stagesOf(cell?.stages ?? 0).map((stage) => words.stages[stage]);
  const above = stagesOf(inherited & ~(cell?.stages ?? 0)).map((stage) => `(${words.stages[stage]})`);
  const text = [...own, ...above].join(', ');
  if (cell?.overlaps) return { text: `${text}; ${words.overlap}: ${cell.overlaps}`, look: 'overlap' };
  if (own.length > 0) return { text, look: 'held' };
  return { text, look: above.length > 0 ? 'inherited' : 'empty' };
}

/**
 * The matrix as the screen shows it, row by row.
 * @param fits codes of the functions a search found; null: no search
 */
export function sheetOf(
  matrix: Matrix,
  query: MatrixExportQuery,
  fits: ReadonlySet<string> | null,
  stamp: Stamp,
): Sheet {
  const { locale, only } = query;
  const words = EXPORT_WORDS[locale];
  const { functions, agencies, totals } = matrix;
  const kept = rowsWithParents(
    functions,
    (row) => (!only || isRowOf(row, only)) && (fits === null || fits.has(row.code)),
  );
  const rows = functions.flatMap((row, place): SheetRow[] => {
    if (!kept.has(place)) return [];
    const own = new Map(row.cells.map((cell) => [cell.agency, cell]));
    const inherited = inheritedStages(functions, place);
    const cells = agencies.map((_agency, at) => cellOf(own.get(at), inherited.get(at) ?? 0, locale));
    const gaps = stagesOf(row.missing).map((stage) => words.stages[stage]);
    return [{ name: nameIn(row, locale), depth: row.depth, cells, gaps: gaps.join(', ') }];
  });
  return {
    head: [
      [words.title, words.counts(rows.length, functions.length, totals.mandates)],
      [words.asOf, matrix.asOf],
      ...(stamp.knownAt === null ? [] : [[words.knownAt, stamp.knownAt] satisfies [string, string]]),
      [words.filters, filterText(query)],
      [words.author, stamp.author],
      [words.made, stamp.madeAt],
      ['', words.key],
    ],
    columns: [words.function, ...agencies.map((agency) => nameIn(agency, locale)), words.gaps],
    rows,
  };
}
