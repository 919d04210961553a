import { readFile } from 'node:fs/promises';
import { openFile, RemarkRepository, WriteRejected } from '@abat/exchange';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { ImportBench, square } from './support.js';

const WKT = `POLYGON((${square()
  .map((position) => position.join(' '))
  .join(', ')}))`;
const WORK = {
  ...{ external_id: 'w', title: 'Асфальт у Хан Шатыра', agency: 'dep-transport', function: 'streets' },
  ...{ start: '2027-05-01', end: '2027-06-30', wkt: WKT },
};
const NEED = { external_id: 'n', title: 'Лавочки у Хан Шатыра', origin: 'resident' };

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

const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
/** Rows as a CSV with all their columns. */
function csv(rows: readonly object[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => columns.map((column) => cell((row as Record<string, unknown>)[column])).join(','));
  return [columns.join(','), ...lines, ''].join('\n');
}
const one = (kind: 'works' | 'needs', row: object, name = 'one.csv') => bench.text(name, csv([row]), { kind });
const stored = async (sql: string, id: string): Promise<unknown> => {
  const rows: unknown[] = await database.dataSource.query(sql, [id]);
  return rows[0];
};
const historyAndEvents = () =>
  bench.value<string>(
    "SELECT (SELECT count(*) FROM history) || ' ' || (SELECT count(*) FROM outbox WHERE type NOT LIKE 'import.%')",
  );

describe('Works in a file', () => {
  const FULL = {
    ...WORK,
    ...{ external_id: 'full', work_type: 'road', surface: 'asphalt', method: 'surface', duration_days: 20 },
    ...{ lanes_closed: 2, progress_percent: 100, status: 'finished', finished_on: '2026-06-20', project: 'BLVD-1' },
  };

  it('bring their kind, surface, method, days, lanes, progress and project', async () => {
    await database.dataSource.query("INSERT INTO project (code, title) VALUES ('BLVD-1', 'Бульвар')");
    expect((await one('works', FULL)).counts).toMatchObject({ created: 1, rejected: 0 });
    const sql = `SELECT t.code AS type, w.surface, w.method, w.duration_days AS days, w.lanes_closed AS lanes, w.progress_percent AS percent,
        w.finished_on::text AS finished, p.code AS project
      FROM work w LEFT JOIN work_type t ON t.id = w.work_type_id LEFT JOIN project p ON p.id = w.project_id WHERE w.external_id = $1`;
    expect(await stored(sql, 'full')).toEqual({
      ...{ type: 'road', surface: 'asphalt', method: 'surface', days: 20, lanes: 2, percent: 100 },
      ...{ finished: '2026-06-20', project: 'BLVD-1' },
    });
    const asphalt =
      "SELECT count(*)::int FROM restriction r JOIN work w ON w.id = r.work_id WHERE w.external_id = 'full'";
    expect(await bench.value(asphalt)).toBe(1);
  });

  it('of a kind that digs a trench open the ground where the file does not say; stored ones stay as they are', async () => {
    const digs = (id: string) => stored('SELECT surface_breaking AS digs FROM work WHERE external_id = $1', id);
    const pipe = { ...WORK, external_id: 'pipe', work_type: 'heat-network' };
    await one('works', pipe);
    expect(await digs('pipe')).toEqual({ digs: true });
    await one('works', { ...pipe, external_id: 'said', surface_breaking: 'false' });
    await one('works', { ...pipe, external_id: 'drilled', method: 'trenchless', surface_breaking: '' });
    expect([await digs('said'), await digs('drilled')]).toEqual([{ digs: false }, { digs: false }]);
    for (const said of [{}, { surface_breaking: '' }])
      expect((await one('works', { ...pipe, external_id: 'said', ...said })).counts).toMatchObject({ unchanged: 1 });
  });

  it('change nothing the second time', async () => {
    const before = await historyAndEvents();
    expect((await one('works', FULL)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await historyAndEvents()).toBe(before);
  });

  it.each<[field: string, code: string, wrong: object]>([
    ['work_type', 'reference.unknown', { work_type: 'moon-base' }],
    ['surface', 'value.not-allowed', { surface: 'gold' }],
    ['method', 'value.not-allowed', { method: 'by hand' }],
    ['duration_days', 'number.invalid', { duration_days: '0' }],
    ['duration_days', 'number.invalid', { duration_days: '3.5' }],
    ['duration_days', 'number.invalid', { duration_days: 'two weeks' }],
    ['lanes_closed', 'number.invalid', { lanes_closed: '21' }],
    ['lanes_closed', 'number.invalid', { lanes_closed: '-1' }],
    ['progress_percent', 'number.invalid', { progress_percent: '101' }],
    ['finished_on', 'date.invalid', { finished_on: '2027-02-30' }],
    ['project', 'reference.unknown', { project: 'NO-SUCH' }],
  ])('with a wrong %s are rejected with %s (%j)', async (field, code, wrong) => {
    const report = await one('works', { ...WORK, external_id: 'wrong', ...wrong });
    expect([report.counts.rejected, report.said]).toEqual([1, [`1 ${code} ${field}`]]);
    expect(await bench.value("SELECT count(*)::int FROM work WHERE external_id = 'wrong'")).toBe(0);
  });

  it('come into no project that is over while they are still to be done, nor back to life in one', async () => {
    await database.dataSource.query(
      "INSERT INTO project (code, title, phase) VALUES ('ENDED-1', 'Сквер', 'identification')",
    );
    const row = { ...WORK, external_id: 'ended', project: 'ENDED-1' };
    expect((await one('works', row)).counts).toMatchObject({ created: 1 });
    await database.dataSource.query("UPDATE work SET status = 'cancelled' WHERE external_id = 'ended'");
    await database.dataSource.query(
      "UPDATE project SET phase = 'cancelled', cancel_reason = 'Нет денег' WHERE code = 'ENDED-1'",
    );
    const { project: _project, ...without } = { ...row, status: 'planned' };
    for (const again of [{ ...row, status: 'planned' }, without, { ...row, external_id: 'ended-2' }]) {
      const { counts, said } = await one('works', again);
      expect([counts.rejected, said]).toEqual([1, ['1 project.ended project']]);
    }
    expect(await stored('SELECT status FROM work WHERE external_id = $1', 'ended')).toEqual({ status: 'cancelled' });
    await database.dataSource.query("UPDATE work SET status = 'finished' WHERE external_id = 'ended'");
    expect((await one('works', without)).said).toEqual(['1 project.ended project']);
    // What is done may still be told.
    const done = { ...row, external_id: 'ended-3', status: 'finished', finished_on: '2026-06-20' };
    expect((await one('works', done)).counts).toMatchObject({ created: 1, rejected: 0 });
  });
});

describe('What people entered of works in a file', () => {
  it('stays: a work that was handed over is accepted, whatever status the file still has', async () => {
    const row = { ...WORK, external_id: 'handed', status: 'finished', finished_on: '2026-06-20' };
    await one('works', row);
    await database.dataSource.query(
      `INSERT INTO handover (work_id, holder_id, handed_on, document)
       SELECT w.id, w.agency_id, '2026-07-01', 'Акт 1' FROM work w WHERE w.external_id = 'handed'`,
    );
    await database.dataSource.query("UPDATE work SET status = 'accepted' WHERE external_id = 'handed'");
    const { counts, said } = await one('works', { ...row, status: 'running', title: 'Асфальт, уточнено' });
    expect([counts.updated, said]).toEqual([1, ['1 status.kept status']]);
    expect(await stored('SELECT status, title FROM work WHERE external_id = $1', 'handed')).toEqual({
      ...{ status: 'accepted', title: 'Асфальт, уточнено' },
    });
  });

  it('is of no day to come', async () => {
    const { counts, said } = await one('works', { ...WORK, external_id: 'ahead', finished_on: '2062-06-20' });
    expect([counts.rejected, said]).toEqual([1, ['1 date.future finished_on']]);
  });
});

describe('Needs in a file', () => {
  const FULL = {
    ...NEED,
    ...{ external_id: 'full', description: 'Шесть лавочек', agency: 'akim-nura', function: 'improvement' },
    ...{ territory: 'nura', priority: 1, cost_kzt: '1500000.50', wished_on: '2026-05-01', wkt: WKT },
  };

  it('bring who wishes what, where and for how much', async () => {
    expect((await one('needs', FULL)).counts).toMatchObject({ created: 1, rejected: 0 });
    const sql = `SELECT n.description, n.origin, a.code AS agency, t.external_id AS territory, n.priority, n.cost_kzt AS cost,
        n.wished_on::text AS wished, n.status, ST_GeometryType(n.geom) AS shape
      FROM need n LEFT JOIN agency a ON a.id = n.agency_id LEFT JOIN territory t ON t.id = n.territory_id WHERE n.external_id = $1`;
    expect(await stored(sql, 'full')).toEqual({
      ...{ description: 'Шесть лавочек', origin: 'resident', agency: 'akim-nura', territory: 'nura', priority: 1 },
      ...{ cost: '1500000.50', wished: '2026-05-01', status: 'new', shape: 'ST_Polygon' },
    });
  });

  it('need no place, no body and no price', async () =>
    expect((await one('needs', { ...NEED, external_id: 'short' })).counts).toMatchObject({ created: 1, rejected: 0 }));

  it('change nothing the second time, and only what differs the third', async () => {
    const before = await historyAndEvents();
    expect((await one('needs', FULL)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await historyAndEvents()).toBe(before);
    expect((await one('needs', { ...FULL, priority: 2 })).counts).toMatchObject({ updated: 1 });
    expect(await stored('SELECT priority, version FROM need WHERE external_id = $1', 'full')).toEqual({
      ...{ priority: 2, version: 2 },
    });
  });

  it.each<[field: string, code: string, wrong: object]>([
    ['external_id', 'field.required', { external_id: '' }],
    ['title', 'field.required', { title: '' }],
    ['origin', 'value.not-allowed', { origin: 'the moon' }],
    ['agency', 'reference.unknown', { agency: 'nobody' }],
    ['function', 'reference.unknown', { function: 'nothing' }],
    ['territory', 'reference.unknown', { territory: 'nowhere' }],
    ['site', 'reference.unknown', { site: 'no-park' }],
    ['priority', 'number.invalid', { priority: '6' }],
    ['cost_kzt', 'money.invalid', { cost_kzt: '-1' }],
    ['wished_on', 'date.invalid', { wished_on: 'yesterday' }],
    ['geometry', 'geometry.outside-city', { wkt: 'POINT(0 0)' }],
    ['wkt', 'geometry.wkt', { wkt: 'POLYGON((' }],
  ])('with a wrong %s are rejected with %s (%j)', async (field, code, wrong) => {
    const report = await one('needs', { ...NEED, external_id: 'wrong', ...wrong });
    expect([report.counts.rejected, report.said]).toEqual([1, [`1 ${code} ${field}`]]);
    expect(await bench.value("SELECT count(*)::int FROM need WHERE external_id = 'wrong'")).toBe(0);
  });

  it('that were rejected come back with the reason, and pass once they are mended', async () => {
    const rows = [
      { ...NEED, external_id: 'good', agency: '' },
      { ...NEED, external_id: 'bad', agency: 'nobody' },
    ];
    const path = await bench.write('mixed.csv', csv(rows));
    const report = await bench.import(path, { kind: 'needs' });
    expect(report.counts).toMatchObject({ created: 1, rejected: 1 });
    const writer = new WriteRejected(new RemarkRepository(database.dataSource));
    const text = await readFile(await writer.execute(report.runId, path, await openFile(path), 'ru'), 'utf8');
    expect(text).toContain('reference.unknown');
    expect(text).not.toContain('good');
    const mended = await bench.text('mended.csv', text.replace('nobody', 'akim-nura'), { kind: 'needs' });
    expect(mended.counts).toMatchObject({ created: 1, rejected: 0 });
  });
});
