import type { Writable } from 'node:stream';
import { safeText } from '@abat/exchange';
import exceljs from '@protobi/exceljs';
import type { ProgrammeExportColumn, ProgrammeExportQuery, ProgrammeGroup, ProgrammeGroups } from '@abat/contracts';
import type { ExportedWork } from '../persistence/programme-stream.js';
import { cellsOf, columnsOf, groupName, type SheetLine, type SheetValue, sumCells } from './programme-sheet.js';
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
};
const WIDTH = 15;
const FORMATS: Partial<Record<ProgrammeExportColumn, string>> = {
  start: 'dd.mm.yyyy',
  end: 'dd.mm.yyyy',
  baselineStart: 'dd.mm.yyyy',
  baselineEnd: 'dd.mm.yyyy',
  cost: '#,##0.00',
  baselineCost: '#,##0.00',
  slipCost: '#,##0.00',
  nuisance: '0.0',
};

/** Rows a sheet of a workbook holds at most. */
const MOST_ROWS = 1_048_576;

type Programme = {
  query: ProgrammeExportQuery;
  head: readonly [string, string][];
  groups: ProgrammeGroups;
  works: AsyncIterable<ExportedWork>;
};

type Look = { fill?: exceljs.Fill; level?: number };

const safe = (value: SheetValue): SheetValue => (typeof value === 'string' ? safeText(value) : value);

/** The lines of the programme, in as many sheets as they need: what a sheet has no room for goes on in the next. */
class Sheets {
  private sheet: exceljs.Worksheet;
  private count = 1;
  private rows = 0;

  constructor(
    private readonly workbook: exceljs.stream.xlsx.WorkbookWriter,
    private readonly query: ProgrammeExportQuery,
    private readonly mostRows: number,
    headRows: number,
  ) {
    this.sheet = this.open(headRows);
  }

  /** A line of the table. */
  addLine(line: SheetLine, look: Look = {}): void {
    if (this.rows === this.mostRows) this.next();
    this.addRow(
      columnsOf(this.query).map((column) => line[column] ?? null),
      look,
    );
  }

  /** The names of the columns. */
  addHead(): void {
    this.addLine(PROGRAMME_WORDS[this.query.locale].columns, { fill: HEAD });
  }

  addRow(cells: readonly SheetValue[], { fill, level }: Look = {}): void {
    const row = this.sheet.addRow(cells.map(safe));
    if (level) row.outlineLevel = level;
    if (fill) {
      row.font = { bold: true };
      row.fill = fill;
    }
    row.commit();
    this.rows += 1;
  }

  commit(): void {
    this.sheet.commit();
  }

  private next(): void {
    this.sheet.commit();
    this.count += 1;
    this.rows = 0;
    this.sheet = this.open(1);
    this.addHead();
  }

  private open(top: number): exceljs.Worksheet {
    const { sheet: name } = PROGRAMME_WORDS[this.query.locale];
    const sheet = this.workbook.addWorksheet(this.count === 1 ? name : `${name} ${this.count}`, {
      views: [{ state: 'frozen', xSplit: 1, ySplit: top }],
      pageSetup: { paperSize: A3, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
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
 * Writes the programme as it comes, with constant memory: head, groups with their sums, works.
 * @param mostRows rows of one sheet; the others go on in further sheets
 */
export async function writeProgramme(
  { query, head, groups, works }: Programme,
  out: Writable,
  mostRows = MOST_ROWS,
): Promise<void> {
  const words = PROGRAMME_WORDS[query.locale];
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheets = new Sheets(workbook, query, mostRows, head.length + 2);
  for (const line of head) sheets.addRow(line);
  sheets.addRow([]);
  sheets.addHead();
  sheets.addLine(sumCells(words.total, groups.total), { fill: GROUP });
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
