import { Readable } from 'node:stream';
import type { ImportPosition } from '@abat/contracts';
import { CsvError, parse } from 'csv-parse';
import { isAbout } from '../domain/about-lines.js';
import { ImportRefusal } from '../domain/failure.js';
import type { SourceRow } from '../domain/source-row.js';

const MAX_RECORD_MB = 4;

/** The separator of a header line: the sign that stands in it most often outside quotes. */
export function detectDelimiter(header: string): ',' | ';' {
  const bare = header.replace(/"[^"]*"/g, '');
  return bare.split(';').length > bare.split(',').length ? ';' : ',';
}

function columnsOf(header: string[]): string[] {
  const names = header.map((name) => name.trim());
  const named = names.filter((name) => name !== '');
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  if (twice !== undefined) throw new ImportRefusal('header.column-twice', { column: twice }, { line: 1 });
  if (named.length === 0) throw new ImportRefusal('header.missing', {}, { line: 1 });
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

function faultOf(error: CsvError, at: ImportPosition): ImportRefusal {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new ImportRefusal('csv.quote-open', {}, at);
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new ImportRefusal('csv.row-too-large', { limit: String(MAX_RECORD_MB) }, at);
  return new ImportRefusal('csv.broken', { detail: error.message.slice(0, 160) }, at);
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
    max_record_size: MAX_RECORD_MB * 1024 * 1024,
  });
  const input = Readable.from(chunks, { objectMode: false, highWaterMark: 256 * 1024 });
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let columns: string[] | null = null;
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>)
      if (columns) yield toRow(cells, columns, (number += 1));
      else if (!isAbout(cells)) columns = columnsOf(cells);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw faultOf(error, { line: parser.info.lines, row: number });
  } finally {
    input.destroy();
    parser.destroy();
  }
  if (!columns) throw new ImportRefusal('file.empty', {});
}
