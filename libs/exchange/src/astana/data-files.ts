import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RowSource, SourceRow } from '../domain/source-row.js';
import { openFile } from '../readers/open-file.js';

const FOLDER = 'infra/data/astana';

// The code runs from its sources in tests and from dist/ otherwise: the checkout is the folder that holds the data.
function findFolder(from: string): string {
  const folder = join(from, FOLDER);
  if (existsSync(folder)) return folder;
  const parent = dirname(from);
  if (parent === from) throw new Error(`the Astana set is missing: no folder ${FOLDER} above ${import.meta.dirname}`);
  return findFolder(parent);
}

/** The folder of the Astana set. */
export const astanaFolder = (): string => findFolder(import.meta.dirname);

/** Every row of one file of the set. */
export async function readRows(name: string): Promise<SourceRow[]> {
  const file = await openFile(join(astanaFolder(), name));
  const rows: SourceRow[] = [];
  for await (const row of file.rows()) rows.push(row);
  return rows;
}

/** A JSON file of the set. */
export async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(astanaFolder(), name), 'utf8')) as unknown;
}

/** A text cell; empty string when the cell is blank. */
export const text = (row: SourceRow, column: string): string => {
  const value = row.fields[column];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
};

/** Rows made by a program as a source for the importer; numbered in their order. */
export function rowsSource(rows: readonly Omit<SourceRow, 'number'>[]): RowSource {
  return {
    bytesTotal: 0,
    bytesRead: () => 0,
    rows: () => rows.map((row, index) => ({ ...row, number: index + 1 })),
  };
}
