import { type Geometry, workDraftSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { MeasureNuisance } from '@abat/works';
import { ADMIN, at, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let nuisance: MeasureNuisance;
beforeAll(async () => {
  bench = await RegisterBench.open();
  nuisance = new MeasureNuisance(bench.db, new TransactionRunner(bench.db));
}, 120_000);
afterAll(() => bench?.close());

const feature = (id: string, kind: string, geometry: Geometry, more: { class?: string; lanes?: number } = {}) =>
  bench.db.query(
    `INSERT INTO base_feature (source, external_id, kind, geom, street_class, lanes)
     VALUES ('spec', $1, $2, ST_SetSRID(ST_GeomFromGeoJSON($3), 4326), $4, $5)`,
    [id, kind, JSON.stringify(geometry), more.class ?? null, more.lanes ?? null],
  );
const createdAt = async (x: number, changes: Record<string, unknown> = {}): Promise<string> => {
  const created = await bench.createWork.execute(
    ADMIN,
    workDraftSchema.parse({
      ...{ title: 'Работы у Водно-зелёного бульвара', agency: 'dep-environment', function: 'improvement' },
      ...{ start: '2026-05-01', end: '2026-06-14', geometry: box(x, 0, x + 10, 10), workType: 'road', ...changes },
    }),
  );
  await nuisance.execute([created.id]);
  return created.id;
};
const work = async (x: number, changes: Record<string, unknown> = {}) =>
  (await bench.works.getById(await createdAt(x, changes))).nuisance;
const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: at(x, y) });

describe('Nuisance by the Water-Green Boulevard', () => {
  it('has no transport and no street where the city has none on its map', async () =>
    expect((await work(10, { hindersTraffic: true }))?.parts).toEqual({
      ...{ duration: 0.5, street: null, lanes: null, transport: null, pedestrians: null, noise: 1 },
    }));

  it('counts the street it lies on, its lanes, the stops within 100 metres and the yards within 60', async () => {
    const street: Geometry = { type: 'LineString', coordinates: [at(500, 5), at(900, 5)] };
    await feature('street', 'street', street, { class: 'main', lanes: 4 });
    for (const [index, x] of [590, 709, 711].entries()) await feature(`stop-${index}`, 'bus-stop', point(x, 5));
    await bench.sites.create(ADMIN, {
      externalId: 'yard',
      kind: 'courtyard',
      geometryAccuracy: 'as-given',
      geometry: box(600, 60, 640, 100),
    });
    await bench.sites.create(ADMIN, {
      externalId: 'far',
      kind: 'park',
      geometryAccuracy: 'as-given',
      geometry: box(600, 80, 640, 100),
    });
    const parts = (await work(600, { hindersTraffic: true, lanesClosed: 1 }))?.parts;
    expect(parts).toEqual({ duration: 0.5, street: 0.8, lanes: 0.25, transport: 0.5, pedestrians: 0.167, noise: 1 });
  });

  it('knows nothing of a street 20 metres away', async () =>
    expect((await work(600, { geometry: box(600, 30, 610, 40) }))?.parts.street).toBe(0));

  it('counts no stop where the map knows some around, and does not know where it knows none', async () => {
    expect((await work(1_150, { geometry: box(1_150, 0, 1_160, 10) }))?.parts.transport).toBe(0);
    expect((await work(1_300, { geometry: box(1_300, 0, 1_310, 10) }))?.parts.transport).toBeNull();
  });

  it('does not know the class of a street nobody classed, and counts it neither as loud nor as quiet', async () => {
    await feature('unnamed', 'street', { type: 'LineString', coordinates: [at(500, 205), at(900, 205)] });
    const geometry = box(600, 200, 610, 210);
    expect((await work(600, { geometry, hindersTraffic: true }))?.parts.street).toBeNull();
    expect((await work(600, { geometry }))?.parts.street).toBeNull();
  });

  it('is measured for all works as for one, and orders the list', async () => {
    const before = await bench.db.query('SELECT work_id, score, parts FROM work_nuisance ORDER BY work_id');
    await bench.db.query('DELETE FROM work_nuisance');
    await nuisance.executeAll();
    const after: { score: number }[] = await bench.db.query(
      'SELECT work_id, score, parts FROM work_nuisance ORDER BY work_id',
    );
    expect(after.length).toBe(before.length);
    const list = await bench.works.list({
      limit: 5,
      sort: '-nuisance',
      period: 'all',
      withGeometry: 'false',
      nuisanceFrom: 1,
    });
    const scores = list.items.map((item) => item.nuisance?.score ?? 0);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBe(Math.max(...after.map(({ score }) => score)));
  });
});

describe('Nuisance that changes without its work', () => {
  type Told = { data: { ids?: string[] }; territory_ids: string[] };
  const told = async (): Promise<Told[]> => {
    const rows: Told[] = await bench.db.query(
      "SELECT data, territory_ids FROM outbox WHERE type = 'nuisance.changed' ORDER BY id",
    );
    await bench.db.query("DELETE FROM outbox WHERE type = 'nuisance.changed'");
    return rows;
  };

  it('is told once, of the works it changed and to their district', async () => {
    const esil = await bench.value<string>("SELECT id FROM territory WHERE external_id = 'esil'");
    const near = await createdAt(-600);
    await createdAt(-2600);
    await told();
    await feature('stop-west', 'bus-stop', point(-590, 5));
    await nuisance.executeAll();
    expect(await told()).toMatchObject([{ data: { ids: [near] }, territory_ids: [esil] }]);
    await nuisance.executeAll();
    expect(await told()).toEqual([]);
  });

  it('is stored and told together or not at all', async () => {
    await feature('stop-west-2', 'bus-stop', point(-580, 5));
    const before = await bench.db.query('SELECT * FROM work_nuisance ORDER BY work_id');
    await bench.db.query("ALTER TABLE outbox ADD CONSTRAINT no_news CHECK (type <> 'nuisance.changed')");
    await expect(nuisance.executeAll()).rejects.toThrow('no_news');
    expect(await bench.db.query('SELECT * FROM work_nuisance ORDER BY work_id')).toEqual(before);
    await bench.db.query('ALTER TABLE outbox DROP CONSTRAINT no_news');
    await nuisance.executeAll();
    expect(await told()).toHaveLength(1);
  });
});

describe('Nuisance of a kind of works', () => {
  it.each([
    ['of its own type', { workType: 'road' }],
    ['of the type of its function', { workType: null, function: 'street-works' }],
  ])('follows the noise %s, listed or not', async (_name, kind) => {
    await bench.db.query(
      `INSERT INTO city_function (code, name_ru, work_type_id) SELECT 'street-works', 'Улицы', id FROM work_type WHERE code = 'road'
       ON CONFLICT DO NOTHING`,
    );
    const id = await createdAt(-4600, kind);
    const noise = async () => (await bench.works.getById(id)).nuisance?.parts.noise;
    const road = await bench.value<string>("SELECT id FROM work_type WHERE code = 'road'");
    const louder = (level: number) => bench.db.query('UPDATE work_type SET noise = $2 WHERE id = $1', [road, level]);
    const loud = await bench.value<number>('SELECT noise FROM work_type WHERE id = $1', [road]);
    const before = await noise();
    await louder(0);
    await nuisance.executeFor('restriction', [road]);
    expect(await noise()).toBe(before);
    await nuisance.executeFor('work-type', [road]);
    expect(await noise()).toBe(0);
    await louder(loud);
    await nuisance.executeFor('work-type', null);
    expect(await noise()).toBe(before);
  });

  it('follows the type that the branch of its function gets', async () => {
    await bench.functions.create(ADMIN, { code: 'branch', nameRu: 'Ветвь' });
    const leaf = await bench.functions.create(ADMIN, { code: 'branch.leaf', nameRu: 'Лист', parent: 'branch' });
    const id = await createdAt(-4700, { workType: null, function: leaf.code });
    const noise = async () => (await bench.works.getById(id)).nuisance?.parts.noise;
    expect(await noise()).toBeNull();
    const branch = await bench.value<{ id: string; version: number }>(
      "SELECT json_build_object('id', id, 'version', version) FROM city_function WHERE code = 'branch'",
    );
    await bench.functions.change(ADMIN, branch, { workType: 'road' });
    const [changed] = await bench.functions.history(branch.id);
    expect(changed?.changes).toContainEqual({ field: 'work_type_id', before: null, after: 'road' });
    await nuisance.executeFor('function', [branch.id]);
    expect(await noise()).toBe(1);
  });
});
