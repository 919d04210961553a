import type { SourceRow } from '../domain/source-row.js';
import { unreadable } from './unreadable.js';

/** Rows of the first sheet of a workbook. */
// eslint-disable-next-line require-yield -- replaced below
export async function* readXlsx(_path: string): AsyncGenerator<SourceRow> {
  throw unreadable('XLSX');
}
