import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { SourceRow } from '../domain/source-row.js';
import { unreadable } from './unreadable.js';

const MAX_RECORD_BYTES = 4 * 1024 * 1024;

/** The separator of a header line: the sign that stands in it most often outside quotes. */
export function detectDelimiter(header: string): ',' | ';' {
  const bare = header.replace(/"[^"]*"/g, '');
  return bare.split(';').length > bare.split(',').length ? ';' : ',';
}

function columnsOf(header: string[]): string[] {
  const names = header.map((name) => name.trim());
  const named = names.filter((name) => name !== '');
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined) throw unreadable(`столбец «${twice}» стоит в заголовке дважды`, { line: 1 });
  if (named.length === 0) throw unreadable('нет строки заголовка', { line: 1 });
  return names;
}

function toRow(cells: string[], columns: string[], number: number): SourceRow {
  const fields: Record<string, string> = {};
  columns.forEach((column, index) => {
    if (column !== '') fields[column] = cells[index] ?? '';
  });
  if (cells.length === columns.length) return { number, fields };
  const params = { found: String(cells.length), expected: String(columns.length) };
  return { number, fields, fault: { code: 'row.columns', params } };
}

/**
 * Rows of a CSV with a header line. Cells stay text: nothing is taken for a formula or a number here.
 * @throws DomainError import.unreadable with the line of a quoting fault
 */
export async function* readCsv(chunks: AsyncIterable<Buffer>, delimiter: ',' | ';'): AsyncGenerator<SourceRow> {
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    // A quote inside a cell that is not quoted is a letter like any other.
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  const input = Readable.from(chunks, { objectMode: false, highWaterMark: 256 * 1024 });
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let columns: string[] | null = null;
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>)
      if (columns) yield toRow(cells, columns, (number += 1));
      else columns = columnsOf(cells);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(`CSV: ${error.message.slice(0, 160)}`, { line: parser.info.lines, row: number });
  } finally {
    input.destroy();
    parser.destroy();
  }
  if (!columns) throw unreadable('файл пуст');
}
