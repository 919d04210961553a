import type { Writable } from 'node:stream';
import exceljs from '@protobi/exceljs';
import type { ExportDefinition } from './export-kinds.js';
import { type Cell, csvLine, safeText } from './export-cell.js';

export type ExportRow = Record<string, Cell>;

/** Formats an export can be written in. */
export const EXPORT_FORMATS = ['geojson', 'csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

type Rows = AsyncIterable<ExportRow>;
type Write = (rows: Rows, definition: ExportDefinition, out: Writable) => Promise<number>;

/** Waits when the file is slower than the database. */
async function push(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await new Promise((resolve) => out.once('drain', resolve));
}

const writeGeoJson: Write = async (rows, definition, out) => {
  let count = 0;
  await push(out, '{"type":"FeatureCollection","features":[');
  for await (const { geometry, ...properties } of rows) {
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
const headOf = (definition: ExportDefinition): string[] => [
  ...definition.fields,
  ...(definition.spatial ? ['wkt'] : []),
];

const valuesOf = (row: ExportRow, definition: ExportDefinition): Cell[] =>
  headOf(definition).map((field) => row[field] ?? null);

const writeCsv: Write = async (rows, definition, out) => {
  let count = 0;
  await push(out, `\uFEFF${csvLine(headOf(definition))}`);
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

const writeXlsx: Write = async (rows, definition, out) => {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false });
  const sheet = workbook.addWorksheet('Abat', { views: [{ state: 'frozen', ySplit: 1 }] });
  let count = 0;
  sheet.addRow(headOf(definition)).commit();
  for await (const row of rows) {
    sheet.addRow(valuesOf(row, definition).map(sheetCell)).commit();
    count += 1;
  }
  sheet.commit();
  await workbook.commit();
  return count;
};

/** Writes rows as they come, with constant memory; gives their number. */
export const WRITERS: Record<ExportFormat, Write> = { geojson: writeGeoJson, csv: writeCsv, xlsx: writeXlsx };
