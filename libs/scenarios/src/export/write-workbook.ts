import exceljs from '@protobi/exceljs';
import type { Sheet } from '../domain/workbook.js';

/** Most characters one cell of a spreadsheet holds. */
const CELL_LIMIT = 32_767;

/** Sheets as an XLSX file; heads stay in view and are repeated on every printed page. Texts are never formulas. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:1' },
    });
    sheet.columns = columns.map(({ head, width }) => ({ header: head, width }));
    sheet.getRow(1).font = { bold: true };
    for (const cells of rows)
      sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? cell.slice(0, CELL_LIMIT) : cell)));
    sheet.eachRow((row) => (row.alignment = { vertical: 'top', wrapText: true }));
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
