import { PassThrough } from 'node:stream';
import exceljs from '@protobi/exceljs';
import { programmeExportQuerySchema, type ProgrammeSums } from '@abat/contracts';
import type { ExportedWork } from '../persistence/programme-stream.js';
import { filterText } from './programme-sheet.js';
import { writeProgramme } from './write-programme.js';

const work = (number: string): ExportedWork => ({
  ...{ key: '', title: `Двор ${number}`, number, status: 'planned', agency: 'Акимат', function: 'Озеленение' },
  ...{ district: 'Есиль', project: 'Бульвар', phase: 'design', start: '2027-05-01', end: '2027-05-10' },
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
const query = (asked: Record<string, string> = {}) => programmeExportQuerySchema.parse(asked);

async function* five(): AsyncIterable<ExportedWork> {
  for (const number of ['1', '2', '3', '4', '5']) yield await Promise.resolve(work(number));
}

/** The rows of every sheet of the written workbook, as texts. */
async function written(asked: Record<string, string>, mostRows?: number): Promise<Record<string, string[][]>> {
  const out = new PassThrough();
  const chunks: Buffer[] = [];
  out.on('data', (chunk: Buffer) => chunks.push(chunk));
  const groups = { asOf: '2026-11-22T06:00:00Z', groupBy: 'none', total: sums, groups: 0, items: [] } as const;
  const programme = { query: query(asked), head: [['Отбор', 'без отбора']] as [string, string][], works: five() };
  await writeProgramme({ ...programme, groups: { ...groups, items: [] } }, out, mostRows);
  const book = await new exceljs.Workbook().xlsx.load(Buffer.concat(chunks) as unknown as exceljs.Buffer);
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
    expect(rows[2]).toEqual(['Работа', 'Фаза проекта', 'Стоимость, ₸', 'Номер']);
    expect(rows[3]).toEqual(['Всего (5)', '', '6002.5']);
    expect(rows[4]).toEqual(['Двор 1', 'проектирование', '1200.5', '1']);
  });

  it('has all columns when nothing is chosen', async () => {
    const { Программа: rows = [] } = await written({});
    expect(rows[2]).toHaveLength(23);
    expect(rows[4]?.slice(-3)).toEqual(['7', '1300', '-99.5']);
  });

  it('goes on in a further sheet where one is full, with the names of the columns', async () => {
    const sheets = await written({ columns: 'number' }, 6);
    expect(Object.keys(sheets)).toEqual(['Программа', 'Программа 2']);
    expect(sheets['Программа']).toHaveLength(6);
    expect(sheets['Программа 2']).toEqual([
      ['Работа', 'Номер'],
      ['Двор 3', '3'],
      ['Двор 4', '4'],
      ['Двор 5', '5'],
    ]);
  });
});

describe('what the head of the workbook says of its filters', () => {
  it.each([
    [{ on: '2027-05-01' }, 'день: 2027-05-01'],
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
