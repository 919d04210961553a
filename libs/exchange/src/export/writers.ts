import type { Writable } from 'node:stream';
import exceljs from '@protobi/exceljs';
import { ABOUT_SIGN } from '../domain/about-lines.js';
import type { ExportDefinition } from './export-definition.js';
import { type ExportHead, headLines, headMember } from './export-head.js';
import { type Cell, csvLine, safeText } from './export-cell.js';
import { EXPORT_HEAD_WORDS } from './words.js';

export type ExportRow = Record<string, Cell>;

/** Formats an export can be written in. */
export const EXPORT_FORMATS = ['geojson', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The rows, their fields, and what the file tells of itself. */
type Content = { rows: AsyncIterable<ExportRow>; definition: ExportDefinition; head: ExportHead | null };
type Write = (content: Content, out: Writable) => Promise<number>;

/** Waits when the file is slower than the database. */
async function push(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await new Promise((resolve) => out.once('drain', resolve));
}

const writeGeoJson: Write = async ({ rows, definition, head }, out) => {
  let count = 0;
  const about = head ? `"metadata":${JSON.stringify(headMember(head))},` : '';
  await push(out, `{"type":"FeatureCollection",${about}"features":[`);
  for await (const { geometry = null, ...row } of rows) {
    const properties = Object.fromEntries(definition.fields.map((field) => [field, row[field] ?? null]));
    const feature = { type: 'Feature', properties, geometry: geometry === null ? null : '@' };
    const text = JSON.stringify(feature).replace(/"@"}$/, () => `${String(geometry)}}`);
    await push(
      out,
      `${count > 0 ? ',' : ''}\n${definition.spatial ? text : JSON.stringify({ ...feature, geometry: null })}`,
    );
    count += 1;
  }
  await push(out, '\n]}\n');
  return count;
};

/** Spatial kinds carry their shape as WKT. */
const columnsOf = (definition: ExportDefinition): string[] => [
  ...definition.fields,
  ...(definition.spatial ? ['wkt'] : []),
];

const valuesOf = (row: ExportRow, definition: ExportDefinition): Cell[] =>
  columnsOf(definition).map((field) => row[field] ?? null);

const writeCsv: Write = async ({ rows, definition, head }, out) => {
  let count = 0;
  // An import passes over these lines, so that a file goes round with them.
  const about = head ? headLines(head).map(([label, value]) => csvLine([`${ABOUT_SIGN}${label}: ${value}`])) : [];
  await push(out, `\uFEFF${about.join('')}${csvLine(columnsOf(definition))}`);
  for await (const row of rows) {
    await push(out, csvLine(valuesOf(row, definition)));
    count += 1;
  }
  return count;
};

/** Most characters one cell of a spreadsheet holds. */
const CELL_LIMIT = 32_767;

const sheetCell = (value: Cell): Cell => {
  if (typeof value !== 'string') return value;
  if (value.length > CELL_LIMIT)
    throw new RangeError('a shape is too long for a spreadsheet cell: export as GeoJSON or CSV');
  return safeText(value);
};

function addHead(workbook: exceljs.stream.xlsx.WorkbookWriter, head: ExportHead): void {
  const sheet = workbook.addWorksheet(EXPORT_HEAD_WORDS[head.locale].sheet);
  sheet.columns = [{ width: 24 }, { width: 90 }];
  for (const [label, value] of headLines(head)) sheet.addRow([label, safeText(value)]).commit();
  sheet.commit();
}

const writeXlsx: Write = async ({ rows, definition, head }, out) => {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false });
  const sheet = workbook.addWorksheet('Abat', { views: [{ state: 'frozen', ySplit: 1 }] });
  let count = 0;
  sheet.addRow(columnsOf(definition)).commit();
  for await (const row of rows) {
    sheet.addRow(valuesOf(row, definition).map(sheetCell)).commit();
    count += 1;
  }
  sheet.commit();
  // An import reads the first sheet.
  if (head) addHead(workbook, head);
  await workbook.commit();
  return count;
};

/** Writes rows as they come, with constant memory; gives their number. */
export const WRITERS: Record<ExportFormat, Write> = { geojson: writeGeoJson, csv: writeCsv, xlsx: writeXlsx };
