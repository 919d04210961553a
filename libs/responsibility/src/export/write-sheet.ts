import type { Writable } from 'node:stream';
import { csvLine, safeText } from '@abat/exchange';
import exceljs from '@protobi/exceljs';
import type { Sheet, SheetCell } from './sheet.js';

/** A second sheet: its name, the names of its columns, its rows. */
export type List = { name: string; columns: readonly string[]; rows: readonly (string | number | null)[][] };

const FILLS: Record<SheetCell['look'], exceljs.Fill | null> = {
  empty: null,
  held: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9F0E6' } },
  inherited: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F6F9' } },
  overlap: { type: 'pattern', pattern: 'lightUp', fgColor: { argb: 'FFBD4200' }, bgColor: { argb: 'FFFFEBDD' } },
};
const HEAD: exceljs.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3E9F0' } };
const thin: Partial<exceljs.Border> = { style: 'thin', color: { argb: 'FFB9C4D0' } };
const BORDER: Partial<exceljs.Borders> = { top: thin, left: thin, bottom: thin, right: thin };

// The number of A3 in the file format; the library names only some sizes.
const A3 = 8 as exceljs.PaperSize;

/** Characters wide: a function, a body. */
const FIRST_WIDTH = 42;
const COLUMN_WIDTH = 20;

function addMatrix(workbook: exceljs.Workbook, name: string, { head, columns, rows }: Sheet): void {
  const top = head.length + 2;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: top }],
    pageSetup: { paperSize: A3, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.pageSetup.printTitlesRow = `${top}:${top}`;
  sheet.pageSetup.printTitlesColumn = 'A:A';
  for (const line of head) sheet.addRow(line.map(safeText)).getCell(1).font = { bold: true };
  sheet.addRow([]);
  const header = sheet.addRow(columns.map(safeText));
  header.eachCell((cell) => {
    Object.assign(cell, { fill: HEAD, border: BORDER, font: { bold: true } });
    cell.alignment = { wrapText: true, vertical: 'bottom' };
  });
  for (const row of rows) {
    const line = sheet.addRow([safeText(row.name), ...row.cells.map(({ text }) => safeText(text)), safeText(row.gaps)]);
    line.getCell(1).alignment = { indent: row.depth, wrapText: true, vertical: 'middle' };
    row.cells.forEach(({ look }, place) => paint(line.getCell(place + 2), look));
  }
  sheet.columns.forEach((column, place) => (column.width = place === 0 ? FIRST_WIDTH : COLUMN_WIDTH));
}

function paint(cell: exceljs.Cell, look: SheetCell['look']): void {
  const fill = FILLS[look];
  if (!fill) return;
  Object.assign(cell, { fill, border: BORDER, font: look === 'inherited' ? { italic: true } : {} });
  cell.alignment = { wrapText: true, vertical: 'middle' };
}

function addList(workbook: exceljs.Workbook, { name, columns, rows }: List): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  sheet.addRow(columns.map(safeText)).eachCell((cell) => Object.assign(cell, { fill: HEAD, font: { bold: true } }));
  for (const row of rows) sheet.addRow(row.map((value) => (typeof value === 'string' ? safeText(value) : value)));
  sheet.columns.forEach((column) => (column.width = COLUMN_WIDTH));
}

/** Writes the matrix with its colours and, on a second sheet, the powers behind it. */
export async function writeXlsx(name: string, sheet: Sheet, list: List, out: Writable): Promise<void> {
  const workbook = new exceljs.Workbook();
  addMatrix(workbook, name, sheet);
  addList(workbook, list);
  await workbook.xlsx.write(out);
}

/** Lines of the matrix as CSV with the head block on top; UTF-8 with a mark for spreadsheets. */
export function* csvLines({ head, columns, rows }: Sheet): Generator<string> {
  yield '\uFEFF';
  for (const line of head) yield csvLine(line);
  yield csvLine([]);
  yield csvLine(columns);
  for (const row of rows)
    yield csvLine(['\u00a0'.repeat(2 * row.depth) + row.name, ...row.cells.map(({ text }) => text), row.gaps]);
}
