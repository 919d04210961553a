import { PassThrough } from 'node:stream';
import { buffer, text as readText } from 'node:stream/consumers';
import exceljs from '@protobi/exceljs';
import { parse } from 'csv-parse/sync';
import { DeskRoom, refusal } from '../shifts/desk-room.js';
import { exportRows, HEAD } from './support.js';

describe('exporting findings and alarms', () => {
  let room: DeskRoom;
  const csv = async (kind: 'findings' | 'alarms', filters = {}): Promise<string[]> => {
    const out = new PassThrough();
    const said = readText(out);
    await exportRows(room.db).execute({ kind, format: 'csv', filters, head: HEAD }, out);
    out.end();
    return (await said).replace('\uFEFF', '').trimEnd().split('\r\n');
  };

  beforeAll(async () => {
    room = await DeskRoom.open();
    for (const status of ['open', 'assessed']) await room.alarm({ status });
  });
  afterAll(() => room?.close());

  it('a table tells its source, moment, filters and author above its columns', async () => {
    const lines = await csv('findings', { status: ['open'] });
    expect(lines.slice(0, 6)).toEqual([
      '# Сигналы: 1',
      '# Источник: Abat',
      '# Откуда строки: abat (1)',
      expect.stringMatching(/^# Данные на: \d{4}-\d\d-\d\d \d\d:\d\d \(Asia\/Almaty\)$/),
      '# Отбор: status: open',
      '# Составил: spec@astana',
    ]);
    expect(lines[6]).toMatch(/^number,rule,severity,score,status,title_kk,title_ru,title_en,agencies,.*,wkt$/);
    expect(lines).toHaveLength(8);
    expect(lines[7]).toMatch(/^1,work\.clash,/);
  });

  it('alarms have the name of their finding, its number and their state', async () => {
    const lines = await csv('alarms');
    const rows: Record<string, string>[] = parse(lines.slice(6).join('\n'), { columns: true });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ number: '1', finding: '1', rule: 'work.clash', state: 'new', snooze_count: '0' });
    expect(rows[0]?.['title_ru']).not.toBe('');
  });

  it('a map file tells the same to programs', async () => {
    const out = new PassThrough();
    const said = readText(out);
    await exportRows(room.db).execute({ kind: 'alarms', format: 'geojson', head: HEAD }, out);
    out.end();
    const file = JSON.parse(await said) as { metadata: object; features: { properties: object }[] };
    expect(file.metadata).toMatchObject({
      ...{ system: 'Abat', kind: 'alarms', rows: 2, filters: {}, author: 'spec@astana', timeZone: 'Asia/Almaty' },
    });
    expect(file.features).toHaveLength(2);
  });

  it('a workbook keeps its first sheet for the rows', async () => {
    const out = new PassThrough();
    const said = buffer(out);
    await exportRows(room.db).execute({ kind: 'findings', format: 'xlsx', head: HEAD }, out);
    out.end();
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await said) as unknown as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Abat', 'О файле']);
    expect(workbook.worksheets[0]?.getRow(1).getCell(1).value).toBe('number');
    expect(workbook.worksheets[1]?.getRow(5).values).toEqual([undefined, 'Отбор', 'без отбора']);
  });

  it('a field the kind does not store is refused', async () => {
    const ask = exportRows(room.db).execute(
      { kind: 'findings', format: 'csv', filters: { title_ru: ['х'] }, head: null },
      new PassThrough(),
    );
    expect(await refusal(ask)).toBe('request.invalid');
  });
});
