import { type Geometry, workDraftSchema } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { MeasureNuisance } from '@abat/works';
import { at, PLACE_SHAPE, PLACES, type PlaceCode, type Spot, whole } from '../../support/places.js';
import { waitUntil } from '../../support/wait.js';
import { eachCase, type RuleCase } from '../findings/support/rule-cases.js';
import { ADMIN, at as aside, box, RegisterBench } from './support.js';

let bench: RegisterBench;
let nuisance: MeasureNuisance;
beforeAll(async () => {
  bench = await RegisterBench.open();
  nuisance = new MeasureNuisance(bench.db, new TransactionRunner(bench.db));
  await bench.db.query(PLACE_SHAPE);
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
const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: aside(x, y) });
const shapeOf = (spot: Spot): Promise<Geometry> =>
  bench.value('SELECT ST_AsGeoJSON(place_shape($1), 12)::json', [JSON.stringify(spot)]);
const nuisanceAt = async (spot: Spot, changes: Record<string, unknown> = {}) =>
  (await bench.works.getById(await createdAt(0, { geometry: await shapeOf(spot), ...changes }))).nuisance;
const site = async (code: PlaceCode, kind: 'courtyard' | 'park' | 'other', spot: Spot) =>
  bench.sites.create(ADMIN, {
    ...{ externalId: code, kind, geometryAccuracy: 'as-given', nameRu: PLACES[code].nameRu },
    geometry: await shapeOf(spot),
  });

// 10 x 10 m of Акмешит from Орынбор on, `asideM` to the left of its axis; the same round a stop or a courtyard.
const street = (asideM: number) => at('akmeshit', { x: 20, y: asideM, w: 10, h: 10 });
const eastOf = (code: PlaceCode, m: number) => at(code, { x: m, y: -5, w: 10, h: 10 });
const beside = (m: number) => at('argento', { x: 100, y: -10 - m, w: 10, h: 10 });

describe('Nuisance at named places of Astana', () => {
  it('has no transport, no street and no people where the city has none on its map', async () =>
    expect((await nuisanceAt(street(-5), { hindersTraffic: true }))?.parts).toEqual({
      ...{ duration: 0.5, street: null, lanes: null, transport: null, pedestrians: null, noise: 1 },
    }));

  describe('on the map of Акмешит', () => {
    // The streets, stops and yards are true; the classes and lanes, which the city data lack, are those of the table.
    beforeAll(async () => {
      const shape = (code: PlaceCode) => shapeOf(whole(code));
      await feature('akmeshit', 'street', await shape('akmeshit'), { class: 'main', lanes: 4 });
      await feature('turkestan', 'street', await shape('turkestan'));
      for (const stop of ['stop-kerey-zhanibek', 'stop-botanical-garden', 'stop-baiterek-ansar'] as const)
        await feature(stop, 'bus-stop', await shape(stop));
      await feature('keruen', 'mall', await shape('keruen'));
      for (const yard of ['argento', 'seven-house', 'expo-towers'] as const) await site(yard, 'courtyard', whole(yard));
      await site('lovers-park', 'other', at('lovers-park', { x: -50, y: -50, w: 100, h: 100 }));
    });

    type Case = RuleCase<number> & { spot: Spot; work?: Record<string, unknown> };
    const traffic = { hindersTraffic: true };
    const cases: Case[] = [
      {
        ...{ place: 'akmeshit', what: 'one lane of the carriageway', spot: street(-5) },
        ...{ work: { ...traffic, lanesClosed: 1 }, says: 44.8, why: 'a main street, one lane of four, one courtyard' },
        measures: { duration: 0.5, street: 0.8, lanes: 0.25, transport: 0, pedestrians: 0.167, noise: 1 },
      },
      {
        ...{ place: 'akmeshit', what: 'all four lanes', spot: street(-5), work: { ...traffic, lanesClosed: 4 } },
        ...{ says: 56, measures: { lanes: 1 }, why: 'the whole street is closed' },
      },
      {
        ...{ place: 'akmeshit', what: 'beside the carriageway, 14.9 m from the axis', spot: street(14.9) },
        ...{ says: 38.8, measures: { street: 0.4 }, why: 'within 15 m, a street is disturbed by half' },
      },
      {
        ...{ place: 'akmeshit', what: 'beside the carriageway, 15.1 m from the axis', spot: street(15.1) },
        ...{ says: 29.4, measures: { street: 0 }, why: 'further than 15 m there is no street' },
      },
      {
        ...{ place: 'turkestan', what: 'on a street that nobody classed', work: traffic },
        spot: at('turkestan', { x: 20, y: -5, w: 10, h: 10 }),
        ...{ says: 45, measures: { street: null }, why: 'it counts neither as loud nor as quiet' },
      },
      {
        ...{ place: 'zheruyik', what: 'in traffic where the map has no street', work: traffic },
        ...{
          spot: eastOf('zheruyik', 0),
          says: 45,
          measures: { street: null },
          why: 'traffic runs on a street it lacks',
        },
      },
      {
        ...{ place: 'stop-kerey-zhanibek', what: '99.9 m east of a stop', spot: eastOf('stop-kerey-zhanibek', 99.9) },
        ...{ says: 30.9, measures: { transport: 0.25 }, why: 'a stop within 100 m, four are many' },
      },
      {
        ...{ place: 'stop-kerey-zhanibek', what: '100.1 m east of a stop', spot: eastOf('stop-kerey-zhanibek', 100.1) },
        ...{ says: 26.5, measures: { transport: 0 }, why: 'no stop within 100 m' },
      },
      {
        ...{ place: 'stop-baiterek-ansar', what: '499.9 m east of a stop', spot: eastOf('stop-baiterek-ansar', 499.9) },
        ...{ says: 26.5, measures: { transport: 0 }, why: 'the map knows the stops there' },
      },
      {
        ...{ place: 'stop-baiterek-ansar', what: '500.1 m east of a stop', spot: eastOf('stop-baiterek-ansar', 500.1) },
        ...{ says: 32.1, measures: { transport: null }, why: 'the map may lack the stops there' },
      },
      {
        ...{ place: 'argento', what: '59.9 m beside the courtyard', spot: beside(59.9), says: 29.4 },
        ...{ measures: { pedestrians: 0.167 }, why: 'a courtyard within 60 m, six are many' },
      },
      {
        ...{ place: 'argento', what: '60.1 m beside the courtyard', spot: beside(60.1), says: 26.5 },
        ...{ measures: { pedestrians: 0 }, why: 'no courtyard within 60 m' },
      },
      {
        ...{ place: 'keruen', what: 'in front of the mall', spot: at('keruen', { x: 0, y: -20, w: 10, h: 10 }) },
        ...{ says: 35.7, measures: { pedestrians: 0.167 }, why: 'people go to a mall as well' },
      },
      {
        ...{ place: 'lovers-park', what: 'on a site of no kind people go to', spot: eastOf('lovers-park', 0) },
        ...{ says: 32.1, measures: { pedestrians: 0 }, why: 'only courtyards, public spaces and parks count' },
      },
      {
        ...{ place: 'akmeshit', what: 'planned for 45 days of which it needs 9', spot: street(-5) },
        ...{
          work: { durationDays: 9 },
          says: 27.1,
          measures: { duration: 0.1 },
          why: 'days of work count, not the window',
        },
      },
    ];
    eachCase(cases, async ({ spot, work, measures, says }) => {
      const found = await nuisanceAt(spot, work);
      expect(found?.parts).toMatchObject(measures ?? {});
      expect(found?.score).toBe(says);
    });
  });

  it('lasts as long as the zones of a work are worked on, without the days between them', async () => {
    const zone = (start: string, end: string) => ({ start, end, geometry: box(1500, 0, 1510, 10) });
    const zones = [zone('2026-05-01', '2026-05-05'), zone('2026-09-01', '2026-09-04')];
    const id = await createdAt(0, { start: undefined, end: undefined, geometry: undefined, zones });
    expect((await bench.works.getById(id)).nuisance?.parts.duration).toBe(0.1);
  });

  it('is measured for all works as for one, and orders the list', async () => {
    const works: { id: string }[] = await bench.db.query('SELECT id FROM work');
    for (const { id } of works) await nuisance.execute([id]);
    const before = await bench.db.query('SELECT work_id, score, parts FROM work_nuisance ORDER BY work_id');
    await bench.db.query('DELETE FROM work_nuisance');
    await nuisance.executeAll();
    const after: { score: number }[] = await bench.db.query(
      'SELECT work_id, score, parts FROM work_nuisance ORDER BY work_id',
    );
    expect(after).toEqual(before);
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
    const near = await createdAt(-3600);
    await createdAt(-2600);
    await told();
    await feature('stop-west', 'bus-stop', point(-3590, 5));
    await nuisance.executeAll();
    expect(await told()).toMatchObject([{ data: { ids: [near] }, territory_ids: [esil] }]);
    await nuisance.executeAll();
    expect(await told()).toEqual([]);
  });

  it('is measured after whoever measures already has stored it: the later state stays', async () => {
    const id = await createdAt(-2000);
    const duration = async () => (await bench.works.getById(id)).nuisance?.parts.duration;
    expect(await duration()).toBe(0.5);
    const other = bench.db.createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT pg_advisory_xact_lock(7140012)');
    const measured = nuisance.execute([id]);
    await waitUntil(
      () =>
        bench.value<number>(
          "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        ),
      { what: 'the one who measures' },
    );
    await bench.db.query('UPDATE work SET duration_days = 9 WHERE id = $1', [id]);
    await other.commitTransaction();
    await other.release();
    await measured;
    expect(await duration()).toBe(0.1);
    await told();
  });

  it('is stored and told together or not at all', async () => {
    await feature('stop-west-2', 'bus-stop', point(-3580, 5));
    const before = await bench.db.query('SELECT * FROM work_nuisance ORDER BY work_id');
    await bench.db.query("ALTER TABLE outbox ADD CONSTRAINT no_news CHECK (type <> 'nuisance.changed')");
    await expect(nuisance.executeAll()).rejects.toThrow('no_news');
    expect(await bench.db.query('SELECT * FROM work_nuisance ORDER BY work_id')).toEqual(before);
    await bench.db.query('ALTER TABLE outbox DROP CONSTRAINT no_news');
    await nuisance.executeAll();
    expect(await told()).toHaveLength(1);
  });
});

describe('Nuisance near a site', () => {
  it('follows the site where it comes, goes to and leaves', async () => {
    const [here, there] = [await createdAt(-3600), await createdAt(-3000)];
    const yards = async () => {
      const parts = await Promise.all([here, there].map(async (id) => (await bench.works.getById(id)).nuisance?.parts));
      return parts.map((part) => (part?.pedestrians ?? 0) > 0);
    };
    const site = await bench.sites.create(ADMIN, {
      ...{ externalId: 'moving-yard', kind: 'courtyard', geometryAccuracy: 'as-given' },
      geometry: box(-3600, 40, -3580, 60),
    });
    await nuisance.executeFor('site', [site.id]);
    expect(await yards()).toEqual([true, false]);
    const moved = await bench.sites.change(ADMIN, site, { geometry: box(-3000, 40, -2980, 60) });
    await nuisance.executeFor('site', [site.id]);
    expect(await yards()).toEqual([false, true]);
    await bench.sites.remove(ADMIN, moved);
    await nuisance.executeFor('site', [site.id]);
    expect(await yards()).toEqual([false, false]);
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
