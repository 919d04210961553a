import type { Writable } from 'node:stream';
import { safeText } from '@abat/exchange';
import exceljs from '@protobi/exceljs';
import type { ProgrammeExportQuery, ProgrammeGroup, ProgrammeGroups } from '@abat/contracts';
import type { ExportedWork } from '../persistence/programme-stream.js';
import { cellsOf, groupName, type SheetValue, sumCells } from './programme-sheet.js';
import { EXPORT_COLUMNS, type ExportColumn, PROGRAMME_WORDS } from './words.js';

const HEAD: exceljs.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3E9F0' } };
const GROUP: exceljs.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F6F9' } };
const A3 = 8 as exceljs.PaperSize;

const WIDTHS: Partial<Record<ExportColumn, number>> = {
  title: 60,
  agency: 36,
  function: 32,
  project: 32,
  contractor: 28,
  cost: 20,
};
const WIDTH = 15;
const FORMATS: Partial<Record<ExportColumn, string>> = {
  start: 'dd.mm.yyyy',
  end: 'dd.mm.yyyy',
  baselineStart: 'dd.mm.yyyy',
  baselineEnd: 'dd.mm.yyyy',
  cost: '#,##0.00',
  nuisance: '0.0',
};

type Programme = {
  query: ProgrammeExportQuery;
  head: readonly [string, string][];
  groups: ProgrammeGroups;
  works: AsyncIterable<ExportedWork>;
};

const safe = (value: SheetValue): SheetValue => (typeof value === 'string' ? safeText(value) : value);

function addSheet(workbook: exceljs.stream.xlsx.WorkbookWriter, name: string, top: number): exceljs.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: top }],
    pageSetup: { paperSize: A3, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    properties: { outlineLevelRow: 1, outlineProperties: { summaryBelow: false, summaryRight: false } },
  } as Partial<exceljs.AddWorksheetOptions>);
  sheet.columns = EXPORT_COLUMNS.map((column) => ({
    width: WIDTHS[column] ?? WIDTH,
    ...(FORMATS[column] ? { style: { numFmt: FORMATS[column] } } : {}),
  }));
  sheet.pageSetup.printTitlesRow = `${top}:${top}`;
  return sheet;
}

function addLine(sheet: exceljs.Worksheet, cells: readonly SheetValue[], look?: exceljs.Fill): void {
  const row = sheet.addRow(cells.map(safe));
  if (look) {
    row.font = { bold: true };
    row.fill = look;
  }
  row.commit();
}

/** Writes the programme as it comes, with constant memory: head, groups with their sums, works. */
export async function writeProgramme({ query, head, groups, works }: Programme, out: Writable): Promise<void> {
  const words = PROGRAMME_WORDS[query.locale];
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = addSheet(workbook, words.sheet, head.length + 2);
  for (const line of head) addLine(sheet, line);
  addLine(sheet, []);
  addLine(
    sheet,
    EXPORT_COLUMNS.map((column) => words.columns[column]),
    HEAD,
  );
  addLine(sheet, sumCells(words.total, groups.total), GROUP);
  const isGrouped = query.groupBy !== 'none';
  const byKey = new Map<string, ProgrammeGroup>(groups.items.map((group) => [group.key, group]));
  let open: string | null = null;
  for await (const work of works) {
    const group = byKey.get(work.key);
    if (isGrouped && work.key !== open && group) addLine(sheet, sumCells(groupName(group, query), group), GROUP);
    open = work.key;
    const row = sheet.addRow(cellsOf(work, query.locale).map(safe));
    if (isGrouped) row.outlineLevel = 1;
    row.commit();
  }
  sheet.commit();
  await workbook.commit();
}
