import type { Writable } from 'node:stream';
import { safeText } from '@abat/exchange';
import exceljs from '@protobi/exceljs';
import type { ProgrammeExportColumn, ProgrammeExportQuery, ProgrammeGroup, ProgrammeGroups } from '@abat/contracts';
import type { ExportedWork } from '../persistence/programme-stream.js';
import {
  cellsOf,
  columnsOf,
  groupName,
  type HeadLine,
  type SheetLine,
  type SheetValue,
  sumCells,
} from './programme-sheet.js';
import { PROGRAMME_WORDS } from './words.js';

const HEAD: exceljs.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3E9F0' } };
const GROUP: exceljs.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F6F9' } };
const A3 = 8 as exceljs.PaperSize;

const WIDTHS: Partial<Record<ProgrammeExportColumn, number>> = {
  title: 60,
  agency: 36,
  function: 32,
  project: 32,
  contractor: 28,
  cost: 20,
  baselineCost: 20,
  slipCost: 20,
};
const WIDTH = 15;
const [DAY, MONEY, COUNT] = ['dd.mm.yyyy', '#,##0.00', '#,##0'];
const FORMATS: Partial<Record<ProgrammeExportColumn, string>> = {
  start: DAY,
  end: DAY,
  finishedOn: DAY,
  baselineStart: DAY,
  baselineEnd: DAY,
  cost: MONEY,
  baselineCost: MONEY,
  slipCost: MONEY,
  days: COUNT,
  findings: COUNT,
  slip: COUNT,
  nuisance: '0.0',
};
// A font that tells its weight alone is shown in another one than that of the other cells.
const BOLD = { name: 'Calibri', size: 11, bold: true };
const TITLE = { ...BOLD, size: 14 };
/** Names of columns take up to three lines, points. */
const HEAD_HEIGHT = 48;

/** Rows a sheet of a workbook holds at most. */
const MOST_ROWS = 1_048_576;

type Programme = {
  query: ProgrammeExportQuery;
  head: readonly HeadLine[];
  groups: ProgrammeGroups;
  works: AsyncIterable<ExportedWork>;
  author: string;
};

type Look = { fill?: exceljs.Fill; level?: number };

const safe = (value: SheetValue): SheetValue => (typeof value === 'string' ? safeText(value) : value);

/** The lines of the programme, in as many sheets as they need: what a sheet has no room for goes on in the next. */
class Sheets {
  private sheet: exceljs.Worksheet;
  private count = 1;
  private rows = 0;
  /** The row with the names of the columns. */
  private top: number;

  constructor(
    private readonly workbook: exceljs.stream.xlsx.WorkbookWriter,
    private readonly query: ProgrammeExportQuery,
    private readonly mostRows: number,
    headRows: number,
  ) {
    this.top = headRows;
    this.sheet = this.open();
  }

  /** A line of the table. */
  addLine(line: SheetLine, { fill, level }: Look = {}): void {
    if (this.rows === this.mostRows) this.next();
    const row = this.sheet.addRow(columnsOf(this.query).map((column) => safe(line[column] ?? null)));
    if (level) row.outlineLevel = level;
    if (fill) Object.assign(row, { font: BOLD, fill });
    this.commitRow(row);
  }

  /** The names of the columns. */
  addNames(): void {
    const names = PROGRAMME_WORDS[this.query.locale].columns;
    const row = this.sheet.addRow(columnsOf(this.query).map((column) => names[column]));
    Object.assign(row, { font: BOLD, fill: HEAD, height: HEAD_HEIGHT });
    row.alignment = { wrapText: true, vertical: 'top' };
    this.commitRow(row);
  }

  /** Lines above the table. Their values stand in a column of days or money and are neither. */
  addAbove(lines: readonly HeadLine[]): void {
    for (const [place, [label, value]] of lines.entries()) {
      const row = this.sheet.addRow([safe(label), safe(value)]);
      row.getCell(1).font = place === 0 ? TITLE : BOLD;
      Object.assign(row.getCell(2), { numFmt: COUNT, alignment: { horizontal: 'left' } });
      this.commitRow(row);
    }
  }

  /** Sums stand between the lines of groups: such lines are neither sorted nor filtered. */
  commit(): void {
    const columns = columnsOf(this.query).length;
    if (this.query.groupBy === 'none' && this.rows > this.top)
      this.sheet.autoFilter = { from: { row: this.top, column: 1 }, to: { row: this.rows, column: columns } };
    this.sheet.commit();
  }

  private commitRow(row: exceljs.Row): void {
    row.commit();
    this.rows += 1;
  }

  private next(): void {
    this.commit();
    Object.assign(this, { top: 1, rows: 0 });
    this.count += 1;
    this.sheet = this.open();
    this.addNames();
  }

  private open(): exceljs.Worksheet {
    const { top } = this;
    const { sheet: name } = PROGRAMME_WORDS[this.query.locale];
    const sheet = this.workbook.addWorksheet(this.count === 1 ? name : `${name} ${this.count}`, {
      views: [{ state: 'frozen', xSplit: 1, ySplit: top }],
      pageSetup: { paperSize: A3, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      headerFooter: { oddFooter: '&L&A&R&P / &N' },
      properties: { outlineLevelRow: 1, outlineProperties: { summaryBelow: false, summaryRight: false } },
    } as Partial<exceljs.AddWorksheetOptions>);
    sheet.columns = columnsOf(this.query).map((column) => ({
      width: WIDTHS[column] ?? WIDTH,
      ...(FORMATS[column] ? { style: { numFmt: FORMATS[column] } } : {}),
    }));
    sheet.pageSetup.printTitlesRow = `${top}:${top}`;
    return sheet;
  }
}

/**
 * Writes the programme as it comes, with constant memory: what it is, the sum of all, the names of the columns, groups with
 * their sums, works.
 * @param mostRows rows of one sheet; the others go on in further sheets
 */
export async function writeProgramme(
  { query, head, groups, works, author }: Programme,
  out: Writable,
  mostRows = MOST_ROWS,
): Promise<void> {
  const words = PROGRAMME_WORDS[query.locale];
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  Object.assign(workbook, { creator: author, lastModifiedBy: author });
  const sheets = new Sheets(workbook, query, mostRows, head.length + 2);
  sheets.addAbove(head);
  // Above the names, so that it stays in view and whoever sorts or filters the works leaves it alone.
  sheets.addLine(sumCells(words.total, groups.total), { fill: GROUP });
  sheets.addNames();
  const isGrouped = query.groupBy !== 'none';
  const byKey = new Map<string, ProgrammeGroup>(groups.items.map((group) => [group.key, group]));
  let open: string | null = null;
  for await (const work of works) {
    const group = byKey.get(work.key);
    if (isGrouped && work.key !== open && group)
      sheets.addLine(sumCells(groupName(group, query), group), { fill: GROUP });
    open = work.key;
    sheets.addLine(cellsOf(work, query.locale), isGrouped ? { level: 1 } : {});
  }
  sheets.commit();
  await workbook.commit();
}
