import { createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { deflateRawSync } from 'node:zlib';
import { openFile, RemarkRepository, WriteRejected } from '@abat/exchange';
import exceljs from '@protobi/exceljs';
import { guardZip } from '../../../libs/exchange/src/readers/zip-guard.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { collection, feature, ImportBench } from './support.js';

/** Size of the file whose import is watched, and what the process may grow by meanwhile. */
const BIG_FILE_BYTES = 200 * 1024 * 1024;
const GROWTH_LIMIT_BYTES = 300 * 1024 * 1024;

describe('files of every kind', () => {
  let database: TestDatabase;
  let bench: ImportBench;

  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
    bench = await ImportBench.open(database.dataSource);
  });
  afterAll(async () => {
    await bench?.close();
    await database?.drop();
  });

  async function workbook(name: string, rows: unknown[][]): Promise<string> {
    const book = new exceljs.Workbook();
    const first = book.addWorksheet('Работы');
    rows.forEach((row) => first.addRow(row));
    book.addWorksheet('Другое').addRow(['nothing']);
    const path = join(bench.folder, name);
    await book.xlsx.writeFile(path);
    return path;
  }

  it('a workbook gives dates, numbers, results of formulas and texts that only look like formulas', async () => {
    const path = await workbook('works.xlsx', [
      ['external_id', 'title', 'agency', 'function', 'start', 'end', 'cost_kzt', 'surface_breaking', 'lon', 'lat'],
      [
        101,
        '=СУММ(двор)',
        'akim-nura',
        'improvement.courtyard',
        new Date(Date.UTC(2027, 4, 1)),
        '2027-06-30',
        { formula: '2*1000', result: 2000 },
        true,
        71.4039,
        51.1325,
      ],
      [
        102,
        { richText: [{ text: 'Двор ' }, { text: 'второй' }] },
        'akim-nura',
        'improvement.courtyard',
        '2027-05-01',
        '2027-06-30',
        12.5,
        false,
        71.4039,
        51.1325,
      ],
    ]);
    const report = await bench.import(path, { kind: 'works', source: 'xlsx' });
    expect(report).toMatchObject({ status: 'done', counts: { read: 2, created: 2 } });
    const rows: unknown[] = await database.dataSource.query(
      `SELECT external_id AS id, title, starts_on::text AS start, cost_kzt AS cost, surface_breaking AS digs FROM work WHERE source = 'xlsx' ORDER BY 1`,
    );
    expect(rows).toEqual([
      { id: '101', title: '=СУММ(двор)', start: '2027-05-01', cost: '2000.00', digs: true },
      { id: '102', title: 'Двор второй', start: '2027-05-01', cost: '12.50', digs: false },
    ]);
  });

  it('a workbook that breaks off is refused', async () => {
    const path = await workbook('whole.xlsx', [['code'], ['a']]);
    const bytes = await readFile(path);
    const report = await bench.import(await bench.write('cut.xlsx', bytes.subarray(0, bytes.length - 200)), {
      kind: 'agencies',
    });
    expect(report).toMatchObject({
      status: 'failed',
      failure: { code: 'import.unreadable', reason: { code: 'xlsx.no-directory' } },
    });
  });

  it('an archive that unpacks to far more than it weighs is refused before it is unpacked', async () => {
    const path = await bench.write(
      'bomb.xlsx',
      zipOf('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(8 * 1024 * 1024))),
    );
    await expect(guardZip(path, { total: 1024 * 1024, sharedStrings: 1024 })).rejects.toMatchObject({
      code: 'import.too-large',
    });
    await expect(guardZip(path, { total: 16 * 1024 * 1024, sharedStrings: 1024 })).resolves.toBeUndefined();
  });

  it('rejected rows of a CSV come back with the reason, harmless to spreadsheets, and can be imported again', async () => {
    const path = await bench.write('a.csv', 'code,tier,name_ru\nbad code,other,=1+1\nsound-code,other,Орган\n');
    const report = await bench.import(path, { kind: 'agencies' });
    expect(report).toMatchObject({ status: 'done-with-rejections', counts: { created: 1, rejected: 1 } });
    const writer = new WriteRejected(new RemarkRepository(database.dataSource));
    const rejected = await writer.execute(report.runId, path, await openFile(path), 'kk');
    const text = await readFile(rejected, 'utf8');
    expect(rejected).toBe(`${path}.rejected.csv`);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain("bad code,other,'=1+1,1,code,code.invalid,«bad code» кодында рұқсат етілмеген таңбалар бар");
    const again = await bench.import(await bench.write('b.csv', text.replace('bad code', 'good-code')), {
      kind: 'agencies',
    });
    expect(again).toMatchObject({ status: 'done', counts: { created: 1, rejected: 0 } });
  });

  it('rejected features come back as GeoJSON with their geometry', async () => {
    const path = await bench.write(
      'c.geojson',
      collection(feature({ external_id: 'c-1' }), feature({ external_id: 'c-2', end: 'x' })),
    );
    const report = await bench.import(path, { kind: 'works' });
    const writer = new WriteRejected(new RemarkRepository(database.dataSource));
    const rejected = JSON.parse(
      await readFile(await writer.execute(report.runId, path, await openFile(path), 'kk'), 'utf8'),
    ) as { features: object[] };
    expect(rejected.features).toMatchObject([
      {
        properties: { external_id: 'c-2', rejected_row: 2, rejected_code: 'date.invalid' },
        geometry: { type: 'Polygon' },
      },
    ]);
  });

  it('a file of 200 MB is read in little memory', async () => {
    const path = join(bench.folder, 'big.geojson');
    await pipeline(Readable.from(bigFile()), createWriteStream(path));
    const { size } = await stat(path);
    expect(size).toBeGreaterThan(BIG_FILE_BYTES);
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
    const report = await bench.import(path, { kind: 'works' });
    clearInterval(watch);
    expect(report.counts.rejected).toBe(report.counts.read);
    expect(peak - before).toBeLessThan(GROWTH_LIMIT_BYTES);
  }, 120_000);
});

// Long notes make the file large and few rows; every row is rejected for its dates, so that the database rests.
function* bigFile(): Generator<string> {
  const text = JSON.stringify(feature({ end: '2020-01-01', note: 'двор '.repeat(20_000) }));
  const bytes = Buffer.byteLength(text);
  yield '{"type":"FeatureCollection","features":[';
  for (let written = 0, first = true; written <= BIG_FILE_BYTES; written += bytes, first = false)
    yield first ? text : `,\n${text}`;
  yield ']}';
}

/** The smallest zip archive of one deflated entry; the stated sizes are lies. */
function zipOf(name: string, packed: Buffer): Buffer {
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + title.length, 12);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, entry, title, end]);
}
