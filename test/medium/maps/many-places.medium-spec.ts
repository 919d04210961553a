import { RenderTile } from '@abat/maps';
import { readEnvironment } from '@abat/platform';
import { decodeTile, type TileFeature, tilesOver } from '../../e2e/support/tile.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** Most single restrictions or sites of one tile. */
const MOST = 5_000;
/** The square in front of Baiterek. */
const BAITEREK = [71.4295, 51.1275, 71.4315, 51.129] as const;

const NEAR = `ST_SetSRID(ST_Point(71.43 + (n % 70) * 0.00001, 51.128 + (n / 70) * 0.000005), 4326)`;
const RESTRICTIONS = `INSERT INTO restriction (external_id, kind, state, active, geom)
  SELECT 'fresh-' || n, 'fresh-surface', 'proposed', daterange(current_date - 10, current_date + 900), ${NEAR} FROM generate_series($1::int, $2::int) n`;
const SITES = `INSERT INTO site (external_id, kind, valid, geom)
  SELECT 'yard-' || n, 'courtyard', daterange(NULL, NULL), ${NEAR} FROM generate_series($1::int, $2::int) n`;

describe('places on the map', () => {
  let database: TestDatabase;
  let tiles: RenderTile;
  const featuresAt = async (layer: 'restrictions' | 'sites', z: number): Promise<Record<string, TileFeature[]>> => {
    tiles.invalidateAll();
    const [{ x, y } = { x: 0, y: 0 }] = tilesOver(BAITEREK, z);
    const request = { layer, z: String(z), x: String(x), y: String(y), query: {} };
    const { body } = await tiles.execute(request as Parameters<RenderTile['execute']>[0]);
    return decodeTile(body);
  };
  const counted = (features: TileFeature[] = []): number =>
    features.reduce((sum, { properties }) => sum + Number(properties['count']), 0);
  const sql = (text: string, parameters: unknown[] = []): Promise<unknown> =>
    database.dataSource.query(text, parameters);

  beforeAll(async () => {
    database = await createTestDatabase();
    tiles = new RenderTile(database.dataSource, readEnvironment({ ...process.env, DATABASE_URL: database.url }));
  });
  afterAll(() => database.drop());
  beforeEach(() => sql('DELETE FROM restriction'));

  const one = (id: string, state: string, days: string, rest = "'ban', NULL, NULL"): Promise<unknown> =>
    sql(`INSERT INTO restriction (external_id, state, active, kind, title, work_types, geom)
      VALUES ('${id}', '${state}', ${days}, ${rest}, ST_SetSRID(ST_Point(71.4304, 51.1283), 4326))`);

  it('a declined restriction is not drawn, and the others say how they stand today', async () => {
    await one('declined', 'declined', 'daterange(current_date - 1, current_date + 9)');
    await one('in-force', 'confirmed', 'daterange(current_date - 1, current_date + 1)');
    await one('proposed', 'proposed', 'daterange(current_date - 1, current_date + 9)');
    await one('ahead', 'confirmed', 'daterange(current_date + 1, current_date + 9)');
    await one('past', 'confirmed', 'daterange(current_date - 9, current_date)');
    await one('never confirmed', 'proposed', 'daterange(current_date - 9, current_date)');
    const { restrictions = [] } = await featuresAt('restrictions', 13);
    const standings = Object.fromEntries(
      restrictions.map(({ properties }) => [properties['external_id'], properties['standing']]),
    );
    expect(standings).toEqual({
      ...{ 'in-force': 'in-force', proposed: 'proposed', ahead: 'ahead' },
      ...{ past: 'past', 'never confirmed': 'past' },
    });
  });

  it('a restriction carries its title and the types of works it forbids', async () => {
    await one(
      'ban',
      'confirmed',
      "daterange('2026-01-01', '2099-01-01')",
      "'ban', 'День столицы', '{planting,paving}'",
    );
    const { restrictions = [] } = await featuresAt('restrictions', 11);
    expect(restrictions[0]?.properties).toMatchObject({ title: 'День столицы', types: 'planting,paving', kind: 'ban' });
  });

  it.each([
    ['restrictions', 'restriction-clusters', RESTRICTIONS],
    ['sites', 'site-clusters', SITES],
  ] as const)(
    '%s just at the limit are drawn, one more and they are counted: none is left out',
    async (layer, clusters, insert) => {
      await sql(insert, [1, MOST]);
      const few = await featuresAt(layer, 12);
      expect(few[layer]).toHaveLength(MOST);
      expect(few[clusters]).toBeUndefined();
      await sql(insert, [MOST + 1, MOST + 1]);
      const many = await featuresAt(layer, 12);
      expect(many[layer]).toBeUndefined();
      expect(counted(many[clusters])).toBe(MOST + 1);
      expect((await featuresAt(layer, 16))[layer]).toHaveLength(MOST + 1);
    },
  );

  it('a count says in which box lies what it counts', async () => {
    await sql(RESTRICTIONS, [1, MOST + 1]);
    const { 'restriction-clusters': clusters = [] } = await featuresAt('restrictions', 12);
    for (const { properties } of clusters) {
      const [west = 0, south = 0, east = 0, north = 0] = String(properties['box']).split(',').map(Number);
      const [row] = (await sql(
        'SELECT count(*)::int AS held FROM restriction WHERE geom && ST_MakeEnvelope($1, $2, $3, $4, 4326)',
        [west, south, east, north],
      )) as { held: number }[];
      expect(row?.held).toBeGreaterThanOrEqual(Number(properties['count']));
    }
  });
});
