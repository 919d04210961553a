import exceljs from '@protobi/exceljs';
import { ImportRefusal } from '../domain/failure.js';
import type { SourceRow } from '../domain/source-row.js';
import { guardZip } from './zip-guard.js';

type Sheet = exceljs.stream.xlsx.WorksheetReader & { name?: string };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A cell as plain data: the stored result of a formula, the text of rich text and links, nothing of an error. */
export function plainCell(value: unknown): unknown {
  if (!isObject(value) || value instanceof Date) return value;
  if ('formula' in value || 'sharedFormula' in value) return plainCell(value.result ?? null);
  if (Array.isArray(value.richText))
    return value.richText.map((part: unknown) => (isObject(part) ? String(part.text ?? '') : '')).join('');
  if ('text' in value) return plainCell(value.text);
  return 'error' in value ? String(value.error) : null;
}

const cellsOf = (row: exceljs.Row): unknown[] =>
  Array.isArray(row.values) ? Array.from(row.values.slice(1), (value) => plainCell(value)) : [];

const isBlank = (cells: unknown[]): boolean =>
  cells.every((cell) => cell === null || cell === undefined || cell === '');

function headerOf(cells: unknown[]): string[] {
  const columns = cells.map((cell) => (cell === null || cell === undefined ? '' : String(cell as string).trim()));
  const named = columns.filter((name) => name !== '');
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined) throw new ImportRefusal('header.column-twice', { column: twice });
  return columns;
}

async function* readSheet(sheet: Sheet): AsyncGenerator<SourceRow> {
  let columns: string[] | null = null;
  let number = 0;
  for await (const row of sheet) {
    const cells = cellsOf(row);
    if (isBlank(cells)) continue;
    if (!columns) {
      columns = headerOf(cells);
      continue;
    }
    const fields: Record<string, unknown> = {};
    columns.forEach((column, index) => {
      if (column !== '') fields[column] = cells[index] ?? null;
    });
    yield { number: (number += 1), fields };
  }
  if (!columns) throw new ImportRefusal('xlsx.sheet-empty', {});
}

/** Name of the first sheet as people see the workbook; the archive may hold the sheets in another order. */
const firstName = (reader: exceljs.stream.xlsx.WorkbookReader): string | undefined =>
  (reader as unknown as { model?: { sheets?: { name: string }[] } }).model?.sheets?.[0]?.name;

/**
 * Rows of the first sheet of a workbook with a header row; formulas give their stored result.
 * @throws DomainError import.unreadable, import.too-large
 */
export async function* readXlsx(path: string): AsyncGenerator<SourceRow> {
  await guardZip(path);
  const reader = new exceljs.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  try {
    for await (const sheet of reader as AsyncIterable<Sheet>) {
      const first = firstName(reader);
      if (first !== undefined && sheet.name !== undefined && sheet.name !== first) continue;
      yield* readSheet(sheet);
      return;
    }
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new ImportRefusal('xlsx.broken', { detail: detail.slice(0, 120) });
  }
  throw new ImportRefusal('xlsx.no-sheets', {});
}
