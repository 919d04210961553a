import { PassThrough, Readable } from 'node:stream';
import exceljs from '@protobi/exceljs';
import { programmeExportQuerySchema, type ProgrammeSums } from '@abat/contracts';
import type { ExportedWork } from '../persistence/programme-stream.js';
import { filterText, headOf, type HeadLine } from './programme-sheet.js';
import { writeProgramme } from './write-programme.js';

const work = (number: string): ExportedWork => ({
  ...{ key: '', title: `Двор ${number}`, number, status: 'planned', agency: 'Акимат', function: 'Озеленение' },
  ...{ district: 'Есиль', project: 'Бульвар', phase: 'design', start: '2027-05-01', end: '2027-05-10' },
  ...{ finishedOn: '2027-05-10' },
  ...{ certainty: 'firm', days: 10, cost: '1200.50', contractor: null, progress: null, findings: 2 },
  ...{ severest: 'high', nuisance: 12.5, baselineStart: '2027-04-01', baselineEnd: '2027-05-03', slip: 7 },
  ...{ baselineCost: '1300.00', slipCost: '-99.50' },
});
const sums: ProgrammeSums = {
  ...{
    works: 5,
    costKzt: '6002.50',
    unpriced: 0,
    cancelled: 0,
    findings: 2,
    days: 50,
    start: '2027-05-01',
    end: '2027-05-10',
  },
};
const head: HeadLine[] = [
  ['Программа работ', ''],
  ['Отбор', 'без отбора'],
  ['Работ без стоимости', 3],
];
const query = (asked: Record<string, string> = {}) => programmeExportQuerySchema.parse(asked);

async function* five(): AsyncIterable<ExportedWork> {
  for (const number of ['1', '2', '3', '4', '5']) yield await Promise.resolve(work(number));
}

/** The workbook as somebody opens it. */
async function opened(asked: Record<string, string>, mostRows?: number): Promise<exceljs.Workbook> {
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const groups = { asOf: '2026-11-22T06:00:00Z', groupBy: 'none', total: sums, groups: 0, items: [] } as const;
  const programme = { query: query(asked), head, works: five(), author: 'Плановик' };
  await writeProgramme({ ...programme, groups: { ...groups, items: [] } }, out, mostRows);
  return new exceljs.Workbook().xlsx.read(Readable.from([Buffer.concat(chunks)]));
}

/** The rows of every sheet of the written workbook, as texts. */
async function written(asked: Record<string, string>, mostRows?: number): Promise<Record<string, string[][]>> {
  const book = await opened(asked, mostRows);
  return Object.fromEntries(
    book.worksheets.map((sheet) => [
      sheet.name,
      Array.from({ length: sheet.rowCount }, (_, row) =>
        Array.from((sheet.getRow(row + 1).values as unknown[]).slice(1), (value) => String(value ?? '')),
      ),
    ]),
  );
}

describe('the workbook of the programme', () => {
  it('has the chosen columns in their order, after the title', async () => {
    const { Программа: rows = [] } = await written({ columns: 'phase,cost,number' });
    expect(rows[3]).toEqual(['Всего (5)', '', '6002.5']);
    expect(rows[4]).toEqual(['Работа', 'Фаза проекта', 'Стоимость, ₸', 'Номер']);
    expect(rows[5]).toEqual(['Двор 1', 'проектирование', '1200.5', '1']);
  });

  it('has all columns when nothing is chosen', async () => {
    const { Программа: rows = [] } = await written({});
    expect(rows[4]).toHaveLength(24);
    expect(rows[5]?.slice(-3)).toEqual(['7', '1300', '-99.5']);
  });

  it('goes on in a further sheet where one is full, with the names of the columns', async () => {
    const sheets = await written({ columns: 'number' }, 7);
    expect(Object.keys(sheets)).toEqual(['Программа', 'Программа 2']);
    expect(sheets['Программа']).toHaveLength(7);
    expect(sheets['Программа 2']).toEqual([
      ['Работа', 'Номер'],
      ['Двор 3', '3'],
      ['Двор 4', '4'],
      ['Двор 5', '5'],
    ]);
  });
});

describe('the workbook of the programme, as an accountant opens it', () => {
  it('keeps its head in view and lets the works be filtered, without the sum of all', async () => {
    const [sheet] = (await opened({ columns: 'start,cost' })).worksheets;
    expect(sheet?.views).toMatchObject([{ state: 'frozen', xSplit: 1, ySplit: 5 }]);
    expect(sheet?.autoFilter).toBe('A5:C10');
    expect((await opened({ groupBy: 'district' })).worksheets[0]?.autoFilter).toBeFalsy();
  });

  it('has days that are days, money that is money, and counts that are neither, whatever their column holds', async () => {
    const book = await opened({ columns: 'start,cost' });
    const sheet = book.worksheets[0];
    const [day, cost] = [sheet?.getCell('B6'), sheet?.getCell('C6')];
    expect([day?.value, day?.numFmt]).toEqual([new Date('2027-05-01T00:00:00Z'), 'dd.mm.yyyy']);
    expect([cost?.value, cost?.numFmt]).toEqual([1200.5, '#,##0.00']);
    const unpriced = sheet?.getCell('B3');
    expect([unpriced?.value, unpriced?.numFmt]).toEqual([3, '#,##0']);
    expect(book.creator).toBe('Плановик');
  });

  it('tells where the data come from and of when, and leaves out what says nothing', () => {
    const groups = { asOf: '', groupBy: 'none', total: { ...sums, unpriced: 3 }, groups: 0, items: [] } as const;
    const stamp = { author: 'Плановик', moment: '2026-11-22 22:16 (Asia/Almaty)', source: 'Abat, Астана' };
    expect(headOf(query(), { ...groups, items: [] }, {}, stamp)).toEqual([
      ['Программа работ', ''],
      ['Отбор', 'период: все, с завершёнными'],
      ['Данные на', '22.11.2026 22:16 (Asia/Almaty)'],
      ['Источник', 'Abat, Астана'],
      ['Составил', 'Плановик'],
      ['Работ без стоимости', 3],
    ]);
  });
});

describe('what the head of the workbook says of its filters', () => {
  it.each([
    [{ on: '2027-05-01' }, 'день: 01.05.2027'],
    [{ nuisanceFrom: '40' }, 'помехи городу не меньше: 40'],
    [{ workType: 'planting' }, 'вид работ: planting'],
    [{ certainty: 'firm' }, 'вид сроков: твёрдые'],
  ])('%j', (asked, text) => {
    expect(filterText(query(asked), {}).split('; ')).toContain(text);
  });

  it('distances are refused: the programme measures none', () => {
    expect(programmeExportQuerySchema.safeParse({ near: '71.43,51.12' }).success).toBe(false);
  });
});
