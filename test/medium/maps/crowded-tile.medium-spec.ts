import { RenderTile } from '@abat/maps';
import { readEnvironment } from '@abat/platform';
import { decodeTile, type TileFeature, tilesOver } from '../../e2e/support/tile.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** Most single works of one tile. */
const MOST = 5_000;
/** The square in front of Baiterek. */
const BAITEREK = [71.4295, 51.1275, 71.4315, 51.129] as const;

const AGENCY = `INSERT INTO agency (code, tier, name_ru) VALUES ('dep-environment', 'city', 'Управление охраны среды')`;
const FUNCTION = `INSERT INTO city_function (code, name_ru) VALUES ('improvement.greening', 'Озеленение')`;
const TREES = `
WITH tree AS (
  INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on)
  SELECT 'tree-' || n, 'Посадка у Байтерека', a.id, f.id, '2027-05-01', '2027-05-10'
  FROM generate_series($1::int, $2::int) n, agency a, city_function f RETURNING id, external_id
)
INSERT INTO work_zone (work_id, starts_on, ends_on, buffer_m, geom)
SELECT id, '2027-05-01', '2027-05-10', 5, ST_SetSRID(ST_Point(71.43 + (substr(external_id, 6)::int % 70) * 0.00001,
  51.128 + (substr(external_id, 6)::int / 70) * 0.000005), 4326) FROM tree`;

describe('a tile with very many works', () => {
  let database: TestDatabase;
  let tiles: RenderTile;
  const featuresAt = async (z: number, query = {}): Promise<Record<string, TileFeature[]>> => {
    tiles.invalidateAll();
    const [{ x, y } = { x: 0, y: 0 }] = tilesOver(BAITEREK, z);
    const request = { layer: 'works', z: String(z), x: String(x), y: String(y), query: { period: 'all', ...query } };
    const { body } = await tiles.execute(request as Parameters<RenderTile['execute']>[0]);
    return decodeTile(body);
  };
  const counted = (features: TileFeature[] = []): number =>
    features.reduce((sum, { properties }) => sum + Number(properties['count']), 0);

  beforeAll(async () => {
    database = await createTestDatabase();
    const environment = readEnvironment({ ...process.env, DATABASE_URL: database.url });
    tiles = new RenderTile(database.dataSource, environment);
    for (const sql of [AGENCY, FUNCTION]) await database.dataSource.query(sql);
    await database.dataSource.query(TREES, [1, MOST]);
  });
  afterAll(() => database.drop());

  it('just at the limit draws every one', async () => {
    const layers = await featuresAt(12);
    expect(layers['work-points']).toHaveLength(MOST);
    expect(layers['work-clusters']).toBeUndefined();
  });

  it('one more, and they are counted: none is left out', async () => {
    await database.dataSource.query(TREES, [MOST + 1, MOST + 1]);
    const layers = await featuresAt(12);
    expect(layers['work-points']).toBeUndefined();
    expect(counted(layers['work-clusters'])).toBe(MOST + 1);
  });

  it('a filter that leaves few draws these', async () => {
    await database.dataSource.query(`UPDATE work SET status = 'running' WHERE external_id = 'tree-7'`);
    const layers = await featuresAt(12, { status: ['running'] });
    expect(layers['work-points']).toHaveLength(1);
  });

  it('at the greatest zoom every one is drawn, however many', async () => {
    expect((await featuresAt(16))['work-points']).toHaveLength(MOST + 1);
  });
});
