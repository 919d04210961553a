import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { collection, feature, ImportBench, square } from './support.js';

const BOWTIE = [
  [71.4039, 51.1325],
  [71.4049, 51.1335],
  [71.4049, 51.1325],
  [71.4039, 51.1335],
  [71.4039, 51.1325],
];
/** A courtyard at Nurzhol boulevard with a spike that crosses its own side by a few centimetres. */
const SPIKED = [
  [71.43, 51.128],
  [71.432, 51.128],
  [71.432, 51.129],
  [71.4310001, 51.1290001],
  [71.431, 51.129],
  [71.4310002, 51.129],
  [71.43, 51.129],
  [71.43, 51.128],
];

describe('importing into the registers of Astana', () => {
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

  const works = (name: string, ...features: unknown[]) => bench.text(name, collection(...features), { kind: 'works' });
  const countWorks = () => bench.value<number>(`SELECT count(*)::int FROM work WHERE source = 'test'`);

  it('a work beside Khan Shatyr gets its zone, its buffer and its district', async () => {
    const report = await works(
      'first.geojson',
      feature({ external_id: 'share', hinders_traffic: true, cost_kzt: 12_500_000.5 }),
    );
    expect(report).toMatchObject({ status: 'done', counts: { read: 1, created: 1, rejected: 0 } });
    const row: unknown[] = await database.dataSource.query(
      `SELECT z.buffer_m::int AS buffer, w.cost_kzt AS cost, t.external_id AS district, round(s.share::numeric, 3)::text AS share
       FROM work w JOIN work_zone z ON z.work_id = w.id JOIN work_territory s ON s.work_id = w.id
       JOIN territory t ON t.id = s.territory_id WHERE w.external_id = 'share'`,
    );
    expect(row).toEqual([{ buffer: 10, cost: '12500000.50', district: 'nura', share: '1.000' }]);
  });

  it('a work of a type with a strip of its own gets that, and keeps it when the file comes again', async () => {
    const { dataSource } = database;
    const strip = (metres: number | null) =>
      dataSource.query(
        `UPDATE work_type SET buffer_m = $1 WHERE id = (SELECT h.work_type_id FROM function_work_type h
           JOIN work w ON w.function_id = h.function_id WHERE w.external_id = 'share')`,
        [metres],
      );
    await dataSource.query(
      `UPDATE city_function SET work_type_id = (SELECT id FROM work_type WHERE code = 'heat-network')
       WHERE id = (SELECT function_id FROM work WHERE external_id = 'share')`,
    );
    await strip(25);
    const again = () => works('strip.geojson', feature({ external_id: 'share', hinders_traffic: true }));
    expect(await again()).toMatchObject({ counts: { updated: 1 } });
    expect(await again()).toMatchObject({ counts: { unchanged: 1 } });
    const width = `SELECT z.buffer_m FROM work_zone z JOIN work w ON w.id = z.work_id WHERE w.external_id = 'share'`;
    expect(await bench.value<number>(width)).toBe(25);
    await strip(null);
  });

  it('the same file again changes nothing: no version, no history, no event', async () => {
    const path = await bench.write(
      'again.geojson',
      collection(feature({ external_id: 'again', budget_line: 'b2022s', cost_kzt: '5' })),
    );
    await bench.import(path, { kind: 'works' });
    const state = () =>
      bench.value<string>(
        `SELECT (SELECT max(id) FROM history) || '/' || (SELECT count(*) FROM outbox WHERE type = 'work.updated') || '/' ||
           (SELECT version FROM work WHERE external_id = 'again')`,
      );
    const before = await state();
    expect(await bench.import(path, { kind: 'works' })).toMatchObject({
      counts: { created: 0, updated: 0, unchanged: 1 },
    });
    expect(await state()).toBe(before);
  });

  it('a file of new costs without lines keeps the only line of a work paying the whole', async () => {
    await works('line.geojson', feature({ external_id: 'paid', budget_line: 'b2022s', cost_kzt: '5' }));
    await works('cost.geojson', feature({ external_id: 'paid', cost_kzt: '7.50' }));
    expect(
      await bench.value(
        `SELECT a.amount_kzt FROM budget_allocation a JOIN work w ON w.id = a.work_id WHERE w.external_id = 'paid'`,
      ),
    ).toBe('7.50');
  });

  it('changed dates move the work and its zone; columns the file lacks stay', async () => {
    await works('a.geojson', feature({ external_id: 'moved', contractor: 'ТОО «Двор»' }));
    const report = await works('b.geojson', feature({ external_id: 'moved', end: '2027-07-15' }));
    expect(report.counts).toMatchObject({ updated: 1, created: 0 });
    expect(
      await bench.value(
        `SELECT w.contractor || ' ' || z.ends_on || ' ' || w.version FROM work w JOIN work_zone z ON z.work_id = w.id WHERE w.external_id = 'moved'`,
      ),
    ).toBe('ТОО «Двор» 2027-07-15 2');
  });

  it('zones that make up the shape and days of the row stay; others give way to it, with a warning', async () => {
    await works('a.geojson', feature({ external_id: 'zoned' }));
    await bench.value(
      `INSERT INTO work_zone (work_id, number, starts_on, ends_on, buffer_m, geom)
       SELECT work_id, 2, '2027-08-01', '2027-08-31', buffer_m, ST_Translate(geom, 0.0005000004, 0.0005) FROM work_zone
       WHERE work_id = (SELECT id FROM work WHERE external_id = 'zoned') RETURNING id`,
    );
    await bench.value(`UPDATE work SET ends_on = '2027-08-31' WHERE external_id = 'zoned' RETURNING id`);
    const zoned = `FROM work_zone WHERE work_id = (SELECT id FROM work WHERE external_id = 'zoned')`;
    const shape = await bench.value<string>(
      `SELECT ST_AsGeoJSON(ST_CollectionExtract(ST_UnaryUnion(ST_Collect(geom)), 3), 7, 0) ${zoned}`,
    );
    const row = (changes: object) =>
      feature({ external_id: 'zoned', end: '2027-08-31', ...changes }, JSON.parse(shape) as unknown);
    expect(await works('b.geojson', row({}))).toMatchObject({ counts: { unchanged: 1, updated: 0 }, said: [] });
    const told = await works('c.geojson', row({ title: 'Двор', hinders_traffic: true }));
    expect(told).toMatchObject({ counts: { updated: 1 }, said: [] });
    expect(await bench.value(`SELECT string_agg(ends_on || ' ' || buffer_m, ', ' ORDER BY number) ${zoned}`)).toBe(
      '2027-06-30 10, 2027-08-31 10',
    );
    const moved = await works('d.geojson', row({ end: '2027-09-01' }));
    expect(moved).toMatchObject({ counts: { updated: 1 }, said: ['1 zones.replaced geometry'] });
    expect(await bench.value(`SELECT count(*)::int ${zoned}`)).toBe(1);
  });

  it.each([
    [
      'a courtyard at Khan Shatyr with latitude first',
      feature({}, { type: 'Point', coordinates: [51.1325, 71.4039] }),
      '1 geometry.swapped geometry',
    ],
    [
      'a place in Karaganda',
      feature({}, { type: 'Point', coordinates: [73.1, 49.8] }),
      '1 geometry.outside-city geometry',
    ],
    ['an empty outline', feature({}, { type: 'Polygon', coordinates: [] }), '1 geometry.empty geometry'],
    ['a bow tie', feature({}, { type: 'Polygon', coordinates: [BOWTIE] }), '1 geometry.invalid geometry'],
    [
      'a line of one place',
      feature(
        {},
        {
          type: 'LineString',
          coordinates: [
            [71.4, 51.1],
            [71.4, 51.1],
          ],
        },
      ),
      '1 geometry.invalid geometry',
    ],
    [
      'a shape that holds the city and all around it',
      feature({}, { type: 'Polygon', coordinates: [square(70.4, 50.1, 2)] }),
      '1 geometry.outside-city geometry',
    ],
    [
      'a shape as large as a district',
      feature({}, { type: 'Polygon', coordinates: [square(71.4, 51.1, 0.08)] }),
      '1 geometry.too-wide geometry',
    ],
    ['reversed dates', feature({ start: '2027-07-01' }), '1 dates.reversed end'],
    ['an unknown agency', feature({ agency: 'dep-nobody' }), '1 reference.unknown agency'],
    ['an unknown function', feature({ function: 'flying' }), '1 reference.unknown function'],
    ['an unknown budget line', feature({ budget_line: 'b-none' }), '1 reference.unknown budget_line'],
  ])('%s is a verdict on its row', async (_what, wrong, said) => {
    const before = await countWorks();
    const report = await works('wrong.geojson', wrong, feature({ external_id: 'share' }));
    expect(report).toMatchObject({ status: 'done-with-rejections', counts: { read: 2, rejected: 1 }, said: [said] });
    expect(await countWorks()).toBe(before);
  });

  it('the place of a self-crossing is told, and the unknown code is named', async () => {
    const report = await works(
      'place.geojson',
      feature({}, { type: 'Polygon', coordinates: [BOWTIE] }),
      feature({ agency: 'dep-nobody' }),
    );
    const remarks: unknown[] = await database.dataSource.query(
      `SELECT code, round(lon::numeric, 4)::text AS lon, round(lat::numeric, 4)::text AS lat, reason FROM import_remark WHERE run_id = $1 ORDER BY row_number`,
      [report.runId],
    );
    expect(remarks).toEqual([
      {
        code: 'geometry.invalid',
        lon: '71.4044',
        lat: '51.1330',
        reason: expect.stringContaining('Self-intersection'),
      },
      { code: 'reference.unknown', lon: null, lat: null, reason: 'код «dep-nobody» неизвестен' },
    ]);
  });

  it('a small self-crossing at Nurzhol boulevard is repaired with a warning', async () => {
    const report = await works(
      'spike.geojson',
      feature({ external_id: 'spike' }, { type: 'Polygon', coordinates: [SPIKED] }),
    );
    expect(report).toMatchObject({ status: 'done', counts: { created: 1 }, said: ['1 geometry.repaired geometry'] });
    expect(
      await bench.value(
        `SELECT ST_IsValid(z.geom) FROM work_zone z JOIN work w ON w.id = z.work_id WHERE w.external_id = 'spike'`,
      ),
    ).toBe(true);
  });

  it('the second of two equal ids is rejected and names the first row', async () => {
    const report = await works(
      'twice.geojson',
      feature({ external_id: 'twice' }),
      feature({ external_id: 'other-1' }),
      feature({ external_id: 'twice' }),
    );
    expect(report).toMatchObject({ counts: { created: 2, rejected: 1 }, said: ['3 row.duplicate external_id'] });
    expect(await bench.value('SELECT params FROM import_remark WHERE run_id = $1', [report.runId])).toEqual({
      first: '1',
    });
  });

  it('a dry run says the same and stores nothing', async () => {
    const path = await bench.write(
      'dry.geojson',
      collection(feature({ external_id: 'dry' }), feature({ external_id: 'dry-2', agency: 'new-agency' })),
    );
    const agencies = () => bench.value<number>('SELECT count(*)::int FROM agency');
    const before = [await countWorks(), await agencies()];
    const report = await bench.import(path, { kind: 'works', dryRun: true, createMissing: true });
    expect(report).toMatchObject({
      status: 'done',
      counts: { created: 2, rejected: 0 },
      said: ['2 reference.created agency'],
    });
    expect([await countWorks(), await agencies()]).toEqual(before);
  });

  it('all or nothing stores nothing when one row is wrong', async () => {
    const before = await countWorks();
    const path = await bench.write(
      'all.geojson',
      collection(feature({ external_id: 'all-1' }), feature({ external_id: 'all-2', start: 'x' })),
    );
    const report = await bench.import(path, { kind: 'works', allOrNothing: true });
    expect(report).toMatchObject({
      status: 'failed',
      failure: { code: 'import.rejected', reason: { code: 'rows.rejected', params: { rejected: '1' } } },
      counts: { created: 0, rejected: 1 },
    });
    expect(await countWorks()).toBe(before);
  });

  it('unknown agencies and functions may be created as incomplete', async () => {
    const path = await bench.write(
      'new.geojson',
      collection(feature({ external_id: 'new-1', agency: 'dep-sport', function: 'sport.grounds' })),
    );
    const report = await bench.import(path, { kind: 'works', createMissing: true });
    expect(report).toMatchObject({
      status: 'done',
      said: ['1 reference.created agency', '1 reference.created function'],
    });
    expect(await bench.value(`SELECT incomplete FROM agency WHERE code = 'dep-sport'`)).toBe(true);
    expect(await bench.value(`SELECT incomplete FROM city_function WHERE code = 'sport.grounds'`)).toBe(true);
  });

  it('a file that breaks off stores nothing and says where', async () => {
    const before = await countWorks();
    const text = collection(feature({ external_id: 'cut-1' }), feature({ external_id: 'cut-2' })).slice(0, -40);
    expect(await works('cut.geojson', ...[])).toMatchObject({ status: 'done', counts: { read: 0 } });
    const report = await bench.text('cut.geojson', text, { kind: 'works' });
    expect(report).toMatchObject({
      status: 'failed',
      failure: {
        code: 'import.unreadable',
        detail: expect.stringMatching(/байт \d+, после записи 1/),
        reason: { code: 'json.cut-off', params: {}, at: { byte: Buffer.byteLength(text) + 1, row: 1 } },
      },
    });
    const stored: unknown = await bench.value('SELECT failure FROM import_run WHERE id = $1', [report.runId]);
    expect(stored).toEqual(report.failure);
    expect(await countWorks()).toBe(before);
  });

  it('broken UTF-8 in a CSV is refused with its byte', async () => {
    const content = Buffer.concat([
      Buffer.from('code,tier,name_ru\nx,other,'),
      Buffer.from([0xc4, 0xf0]),
      Buffer.from('\n'),
    ]);
    const report = await bench.import(await bench.write('cp1251.csv', content), { kind: 'agencies' });
    expect(report.failure).toMatchObject({
      code: 'import.unreadable',
      detail: expect.stringContaining('байт 27'),
      reason: { code: 'file.not-utf8', at: { byte: 27, line: 2 } },
    });
  });

  it('two imports of the same rows at once double nothing and lock nobody out', async () => {
    const features = Array.from({ length: 300 }, (_row, index) =>
      feature({ external_id: `race-${index}` }, { type: 'Polygon', coordinates: [square(71.4 + index / 1e4)] }),
    );
    const path = await bench.write('race.geojson', collection(...features));
    const reports = await Promise.all([1, 2, 3].map(() => bench.import(path, { kind: 'works' })));
    expect(reports.map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    expect(reports.reduce((sum, { counts }) => sum + counts.created, 0)).toBe(300);
    expect(await bench.value(`SELECT count(*)::int FROM work WHERE external_id LIKE 'race-%'`)).toBe(300);
  });

  it('one event tells of an import, however many rows it had', async () => {
    const before = await bench.value<number>(`SELECT count(*)::int FROM outbox WHERE type = 'work.updated'`);
    await works('event.geojson', feature({ external_id: 'event-1' }), feature({ external_id: 'event-2' }));
    expect(await bench.value(`SELECT count(*)::int FROM outbox WHERE type = 'work.updated'`)).toBe(before + 1);
    expect(
      await bench.value(`SELECT data FROM outbox WHERE type = 'work.updated' ORDER BY id DESC LIMIT 1`),
    ).toMatchObject({ bulk: true, kind: 'works', created: 2, updated: 0 });
  });
});
