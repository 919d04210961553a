import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtApp } from '../../support/build.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const run = promisify(execFile);

type Position = [lon: number, lat: number];
type City = { name: string; srid: number; at: Position; place: string };

const CITIES: City[] = [
  { name: 'Almaty', srid: 32643, at: [76.9458, 43.2389], place: 'площадь Республики' },
  { name: 'Berlin', srid: 25833, at: [13.4132, 52.5219], place: 'Alexanderplatz' },
];

/** A rectangle in degrees, its lower left corner moved from the place. */
const box = ([lon, lat]: Position, east: number, north: number, size: number): object => {
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

const collection = (rows: { properties: object; geometry: object }[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features: rows.map((row) => ({ type: 'Feature', ...row })) });

const work = (external_id: string, title: string, geometry: object) => ({
  properties: {
    ...{ external_id, title, agency: 'dep', function: 'networks', start: '2030-06-01', end: '2030-06-30' },
    surface_breaking: true,
  },
  geometry,
});

describe.each(CITIES)('the rules in $name, EPSG:$srid, by configuration alone', ({ srid, at, place }) => {
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

  beforeAll(async () => {
    process.env.ABAT_CITY_SRID = String(srid);
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'abat-city-'));
    const outline = {
      properties: { external_id: 'city', kind: 'city', name_ru: place },
      geometry: box(at, -0.1, -0.1, 0.2),
    };
    await load('territories', 'territories.geojson', collection([outline]));
    await load('agencies', 'agencies.csv', 'code,tier,name_ru\ndep,city,Управление\n');
    await load('functions', 'functions.csv', 'code,name_ru\nnetworks,Инженерные сети\n');
    const works = [
      work('heat', `Теплосеть, ${place}`, box(at, 0, 0, 0.001)),
      work('water', `Водопровод, ${place}`, box(at, 0.0005, 0.0005, 0.001)),
      work('far', 'Далеко отсюда', box(at, 0.02, 0.02, 0.001)),
    ];
    await load('works', 'works.geojson', collection(works));
    await abat('detect', '--rule', 'work.clash', '--full', '--json');
  });
  afterAll(async () => {
    delete process.env.ABAT_CITY_SRID;
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });

  it('measure the true area on the ground', async () => {
    const rows: { m2: number; truth: number; srid: number }[] = await database.dataSource.query(
      `SELECT (f.measures ->> 'overlapM2')::float8 AS m2, ST_Area(f.geom::geography) AS truth,
         (SELECT ST_SRID(zone_m) FROM work_zone LIMIT 1) AS srid FROM finding f WHERE f.rule = 'work.clash'`,
    );
    expect(rows).toHaveLength(1);
    const [{ m2, truth, srid: stored } = { m2: 0, truth: 1, srid: 0 }] = rows;
    expect(stored).toBe(srid);
    expect(truth).toBeGreaterThan(1_000);
    expect(Math.abs(m2 / truth - 1)).toBeLessThan(0.002);
  });
});
