import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  citySchema,
  nearbyRequestSchema,
  previewRequestSchema,
  type ProposalSide,
  proposalsSchema,
  type RuleCode,
  RULE_CODES,
  searchQuerySchema,
  workSeasonDraftSchema,
} from '@abat/contracts';
import { GetFinding, MovableWorks, NameFindings, PreviewFindings } from '@abat/findings';
import { RenderTile } from '@abat/maps';
import { FindNearby } from '@abat/nearby';
import { cityMinute, openDataSource, readEnvironment, TransactionRunner } from '@abat/platform';
import { ProposeDates } from '@abat/resolutions';
import { SearchEverything } from '@abat/search';
import { ReadCity } from '@abat/territory';
import { MeasureNuisance, WorkSeasonRegister, WORKS_ENTITIES } from '@abat/works';
import { FindingReader } from '../../../libs/findings/src/application/finding-reader.js';
import { FindingRepository } from '../../../libs/findings/src/persistence/finding.repository.js';
import { WorkProposals } from '../../../libs/resolutions/src/application/work-proposals.js';
import { decodeTile, tilesOver } from '../../e2e/support/tile.js';
import { builtApp } from '../../support/build.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { ADMIN } from '../registers/support.js';

const run = promisify(execFile);

type Position = [lon: number, lat: number];
type City = { name: string; srid: number; zone: string; at: Position; place: string };

const CITIES: City[] = [
  { name: 'Almaty', srid: 32643, zone: 'Asia/Almaty', at: [76.9458, 43.2389], place: 'площадь Республики' },
  { name: 'Berlin', srid: 25833, zone: 'Europe/Berlin', at: [13.4132, 52.5219], place: 'Alexanderplatz' },
];

/** Side of the squares of this spec and distance between the places of two rules, degrees. */
const SIDE = 0.001;
const APART = 0.02;

/** A square in degrees, its lower left corner moved from the place. */
const box = ([lon, lat]: Position, east: number, north: number, size: number = SIDE): object => {
  const [w, s] = [lon + east, lat + north];
  const ring = [
    [w, s],
    [w + size, s],
    [w + size, s + size],
    [w, s + size],
    [w, s],
  ];
  return { type: 'Polygon', coordinates: [ring] };
};

/** A line to the east, from a point moved from the place. */
const line = ([lon, lat]: Position, east: number, north: number): object => ({
  type: 'LineString',
  coordinates: [
    [lon + east, lat + north],
    [lon + east + SIDE, lat + north],
  ],
});

const collection = (rows: { properties: object; geometry: object }[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features: rows.map((row) => ({ type: 'Feature', ...row })) });

const work = (external_id: string, geometry: object, more: object = {}) => ({
  properties: {
    ...{ external_id, title: external_id, agency: 'dep', function: 'networks' },
    ...{ start: '2030-06-01', end: '2030-06-30', ...more },
  },
  geometry,
});

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Works, each rule at a place of its own. Types of works come from their functions alone. */
const works = (at: Position) => [
  work('heat', box(at, 0, 0), { surface_breaking: true }),
  work('water', box(at, SIDE / 2, SIDE / 2), { surface_breaking: true }),
  work('far', box(at, -APART, -APART), { surface_breaking: true }),
  work('plaza', box(at, APART, 0), { function: 'spaces', title: 'Фонтан' }),
  work('plaza-again', box(at, APART, 0), {
    function: 'spaces',
    agency: 'akim',
    start: '2030-09-01',
    end: '2030-09-20',
  }),
  work('dig', box(at, 2 * APART, 0), { surface_breaking: true, function: 'lights' }),
  work('asphalt', box(at, 0, APART), { function: 'roads', start: '2030-05-01', end: '2030-05-20' }),
  work('pipe', box(at, 0, APART), { surface_breaking: true, start: '2030-09-01', end: '2030-09-20' }),
  work('trench', line(at, APART, APART), { surface_breaking: true, agency: 'akim' }),
  work('cable', line(at, APART, APART + SIDE / 20), {
    ...{ surface_breaking: true, function: 'lights', start: '2030-07-05', end: '2030-07-20' },
  }),
  work('winter', box(at, 2 * APART, APART), { function: 'roads', start: '2030-12-01', end: '2030-12-20' }),
  work('fair', box(at, 0, 2 * APART), { function: 'lights', hinders_traffic: true, lanes_closed: 1 }),
  work('done', box(at, APART, 2 * APART), {
    ...{ function: 'lights', status: 'finished', start: daysAgo(90), end: daysAgo(60), finished_on: daysAgo(60) },
  }),
];

const restriction = (external_id: string, kind: string, geometry: object, days: object) => ({
  properties: { external_id, kind, title: external_id, state: 'confirmed', ...days },
  geometry,
});
const restrictions = (at: Position) => [
  restriction('fresh', 'fresh-surface', box(at, 2 * APART, 0), { from: '2029-01-01', to: '2033-01-01' }),
  restriction('feast', 'event', box(at, 0, 2 * APART), { from: '2030-06-10', to: '2030-06-12' }),
];
const streets = (at: Position) => [
  {
    properties: { external_id: 'street', kind: 'street', street_class: 'primary', lanes: 4 },
    geometry: line(at, 0, 2 * APART),
  },
];

const FUNCTIONS = `code,name_ru,work_type
networks,Инженерные сети,heat-network
lights,Освещение,lighting
spaces,Общественные пространства,public-space
roads,Дороги,road
`;

const WORK_RULES = RULE_CODES.filter((code) => code.startsWith('work.'));
const FOUND: Partial<Record<RuleCode, string[]>> = {
  'work.clash': ['heat water'],
  'work.duplicate': ['plaza plaza-again'],
  'work.repeat-dig': ['dig'],
  'work.order': ['asphalt pipe'],
  'work.combine': ['cable trench'],
  'work.season': ['winter'],
  'work.event': ['fair'],
  'work.no-handover': ['done'],
};

describe.each(CITIES)('the works of $name, EPSG:$srid, by configuration alone', ({ srid, zone, at, place }) => {
  let database: TestDatabase;
  let folder: string;
  const abat = (...args: string[]) => {
    const env = { ...process.env, DATABASE_URL: database.url, REDIS_URL: process.env.ABAT_TEST_REDIS_URL };
    return run(process.execPath, [builtApp('cli'), ...args], { env: { ...env, ABAT_DATA_DIR: folder } });
  };
  const load = async (kind: string, file: string, content: string): Promise<void> => {
    await writeFile(join(folder, file), content);
    await abat('import', kind, join(folder, file), '--source', 'test', '--json');
  };
  const enterSeason = async (): Promise<void> => {
    const environment = readEnvironment({ ...process.env, DATABASE_URL: database.url });
    const db = await openDataSource(environment, WORKS_ENTITIES);
    const season = { workType: 'road', fromDay: '03-15', toDay: '11-15' };
    await new WorkSeasonRegister(db, new TransactionRunner(db))
      .create(ADMIN, workSeasonDraftSchema.parse(season))
      .finally(() => db.destroy());
  };

  beforeAll(async () => {
    process.env.ABAT_CITY_SRID = String(srid);
    process.env.ABAT_TIME_ZONE = zone;
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'abat-city-'));
    const outline = {
      properties: { external_id: 'city', kind: 'city', name_ru: place },
      geometry: box(at, -0.1, -0.1, 0.2),
    };
    await load('territories', 'territories.geojson', collection([outline]));
    await load('agencies', 'agencies.csv', 'code,tier,name_ru\ndep,city,Управление\nakim,city,Аппарат\n');
    await load('functions', 'functions.csv', FUNCTIONS);
    await load('restrictions', 'restrictions.geojson', collection(restrictions(at)));
    await load('base-features', 'streets.geojson', collection(streets(at)));
    await load('works', 'works.geojson', collection(works(at)));
    await enterSeason();
    await abat('detect', '--json');
  }, 180_000);
  afterAll(async () => {
    delete process.env.ABAT_CITY_SRID;
    delete process.env.ABAT_TIME_ZONE;
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  it('are judged by every rule', async () => {
    const rows: { rule: RuleCode; works: string }[] = await database.dataSource.query(
      `SELECT f.rule, (SELECT string_agg(w.external_id, ' ' ORDER BY w.external_id) FROM work w WHERE w.id IN (f.subject_a, f.subject_b)) AS works
       FROM finding f WHERE f.rule LIKE 'work.%' ORDER BY 1, 2`,
    );
    const found = Object.fromEntries(
      WORK_RULES.map((code) => [code, rows.filter(({ rule }) => rule === code).map((row) => row.works)]),
    );
    expect(found).toEqual(FOUND);
  });

  it('are measured in true metres on the ground', async () => {
    const rows: { rule: string; m2: number; truth: number; srid: number }[] = await database.dataSource.query(
      `SELECT f.rule, (f.measures ->> 'overlapM2')::float8 AS m2, ST_Area(f.geom::geography) AS truth,
         (SELECT ST_SRID(zone_m) FROM work_zone LIMIT 1) AS srid
       FROM finding f WHERE f.rule IN ('work.clash', 'work.duplicate', 'work.repeat-dig', 'work.order', 'work.event')`,
    );
    expect(rows).toHaveLength(5);
    for (const { m2, truth, srid: stored } of rows) {
      expect(stored).toBe(srid);
      expect(truth).toBeGreaterThan(1_000);
      expect(Math.abs(m2 / truth - 1)).toBeLessThan(0.002);
    }
    const [{ trench, metres } = { trench: 0, metres: 1 }] = await database.dataSource.query<
      { trench: number; metres: number }[]
    >(
      `SELECT (f.measures ->> 'sharedTrenchM')::float8 AS trench, ST_Length(z.geom::geography) AS metres
       FROM finding f JOIN work w ON w.external_id = 'trench' JOIN work_zone z ON z.work_id = w.id WHERE f.rule = 'work.combine'`,
    );
    expect(Math.abs(trench / metres - 1)).toBeLessThan(0.002);
  });

  it('are previewed before they are saved', async () => {
    const draft = {
      ...{ title: 'Кабель', agency: 'akim', function: 'lights', start: '2030-06-11', end: '2030-06-20' },
      ...{ surfaceBreaking: true, geometry: box(at, SIDE / 4, SIDE / 4) },
    };
    const preview = new PreviewFindings(new MovableWorks(database.dataSource));
    const { items } = await preview.execute(ADMIN, previewRequestSchema.parse({ work: draft }));
    const clashes = items.filter(({ rule }) => rule === 'work.clash').flatMap(({ subjects }) => subjects);
    expect(clashes.map(({ title }) => title).sort()).toEqual(['heat', 'water', 'Кабель', 'Кабель']);
  });

  it('are proposed other dates', async () => {
    const db = database.dataSource;
    const movable = new MovableWorks(db);
    const getFinding = new GetFinding(db, new FindingRepository(db), new FindingReader(db));
    const [clash]: { id: string }[] = await db.query("SELECT id FROM finding WHERE rule = 'work.clash'");
    const answer = await new ProposeDates(movable, new WorkProposals(movable), getFinding).forFinding(
      ADMIN,
      clash?.id ?? '',
    );
    const sides: ProposalSide[] = proposalsSchema.parse(answer).sides;
    expect(sides).toHaveLength(2);
    for (const { proposals } of sides)
      expect(proposals[0]).toMatchObject({ clears: [{ rule: 'work.clash' }], leaves: [], opens: [] });
  });

  it('stand on the tiles of their place', async () => {
    const tiles = new RenderTile(database.dataSource, readEnvironment({ ...process.env, DATABASE_URL: database.url }));
    const [{ x, y } = { x: 0, y: 0 }] = tilesOver([...at, at[0], at[1]], 16);
    const drawn = async (layer: 'works' | 'findings' | 'territories'): Promise<string[]> => {
      const request = { layer, z: '16', x: String(x), y: String(y), query: {} };
      const { body } = await tiles.execute(request as Parameters<RenderTile['execute']>[0]);
      return Object.entries(decodeTile(body)).flatMap(([name, features]) => features.map(() => name));
    };
    expect((await drawn('works')).length).toBeGreaterThanOrEqual(2);
    expect((await drawn('findings')).length).toBeGreaterThanOrEqual(1);
    expect((await drawn('territories')).length).toBeGreaterThanOrEqual(1);
  });

  it('stand in a city whose clock, name and first view screens are told', async () => {
    const environment = readEnvironment({ ...process.env, DATABASE_URL: database.url });
    const { bbox, ...city } = citySchema.parse(await new ReadCity(database.dataSource, environment).execute());
    expect(city).toEqual({ timeZone: zone, name: { kk: place, ru: place, en: place }, demo: false });
    const outline = [at[0] - 0.1, at[1] - 0.1, at[0] + 0.1, at[1] + 0.1];
    expect(bbox?.map((side) => side.toFixed(6))).toEqual(outline.map((side) => side.toFixed(6)));
  });

  it('have today where the city has it', async () => {
    const [{ today } = { today: '' }]: { today: string }[] = await database.dataSource.query(
      'SELECT current_date::text AS today',
    );
    expect(today).toBe(cityMinute(Date.now(), zone).slice(0, 10));
  });

  it('are found by name and around a drawn place, in metres', async () => {
    const db = database.dataSource;
    const question = searchQuerySchema.parse({ q: 'heat' });
    const signals = new NameFindings(new FindingRepository(db), new FindingReader(db));
    const hits = (await new SearchEverything(db, signals).execute(ADMIN, question)).items;
    expect(hits.find(({ type }) => type === 'work')?.bbox?.[0]).toBeCloseTo(at[0], 5);
    const asked = nearbyRequestSchema.parse({ geometry: line(at, 0, 0.002), withinM: 120, layers: ['works'] });
    const { layers } = await new FindNearby(db).execute(ADMIN, asked);
    const metres = SIDE * 111_200;
    const items = layers[0]?.items ?? [];
    expect(items.map(({ title }) => title.ru)).toEqual(['water', 'heat']);
    expect(Math.abs((items[1]?.distanceM ?? 0) / metres - 1)).toBeLessThan(0.005);
  });

  it('disturb the city by its own streets', async () => {
    await new MeasureNuisance(database.dataSource, new TransactionRunner(database.dataSource)).executeAll();
    const [row]: { parts: object }[] = await database.dataSource.query(
      "SELECT n.parts FROM work_nuisance n JOIN work w ON w.id = n.work_id WHERE w.external_id = 'fair'",
    );
    expect(row?.parts).toMatchObject({ street: 0.8, lanes: 0.25, transport: null, noise: 0.333 });
  });
});
