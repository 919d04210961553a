import type { Page, Work } from '@abat/contracts';
import type { ApiClient } from '../support/api-client.js';
import { AbatSystem } from '../support/system.js';
import { waitUntil } from '../support/wait.js';
import { createWork, PLACES, squareAt } from './support/works.js';
import { featuresOver, tilePath, tilesOver } from './support/tile.js';

type Box = [number, number, number, number];

let abat: AbatSystem;
let viewer: ApiClient;
let city: Box;

beforeAll(async () => {
  abat = await AbatSystem.start({ seed: 'astana' });
  viewer = await abat.as('viewer');
  await abat.settled();
  const [box] = await abat.sql.query<Record<'w' | 's' | 'e' | 'n', number>[]>(
    'SELECT ST_XMin(b) w, ST_YMin(b) s, ST_XMax(b) e, ST_YMax(b) n FROM (SELECT ST_Extent(geom) b FROM work_zone) x',
  );
  city = [box?.w ?? 0, box?.s ?? 0, box?.e ?? 0, box?.n ?? 0];
}, 180_000);
afterAll(() => abat?.stop());

const idsOf = (features: { properties: Record<string, unknown> }[]): string[] =>
  [...new Set(features.map((feature) => String(feature.properties['id'])))].sort();
const ids = async (sql: string): Promise<string[]> =>
  (await abat.sql.query<{ id: string }[]>(sql)).map((row) => row.id).sort();
const centre = (z: number): string =>
  tilePath('works', tilesOver([...PLACES.baiterek, ...PLACES.baiterek] as Box, z)[0]!);

describe('Works on the map', () => {
  it.each([6, 8, 10, 11])('zoom %d counts every work once', async (z) => {
    const clusters = await featuresOver(viewer, { layer: 'works', source: 'work-clusters', z }, city);
    const sum = clusters.reduce((total, { properties }) => total + Number(properties['count']), 0);
    expect(sum).toBe(Number(await abat.value('SELECT count(*) FROM work')));
    const demo = clusters.reduce((total, { properties }) => total + Number(properties['demo']), 0);
    expect(demo).toBe(Number(await abat.value('SELECT count(*) FROM work WHERE demo')));
  });

  it.each([12, 13])('zoom %d draws every work', async (z) => {
    const drawn = await featuresOver(viewer, { layer: 'works', source: 'works', z }, city);
    const points = await featuresOver(viewer, { layer: 'works', source: 'work-points', z }, city);
    const all = await ids('SELECT id FROM work');
    expect(idsOf(drawn)).toEqual(all);
    expect(idsOf(points)).toEqual(all);
  });

  it('nothing is cut where hundreds lie on one spot', async () => {
    await abat.sql.query(`INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on)
      SELECT 'pile-' || n, 'Куча ' || n, (SELECT id FROM agency LIMIT 1), (SELECT id FROM city_function LIMIT 1), '2032-01-01', '2032-01-02' FROM generate_series(1, 1500) n`);
    await abat.sql.query(`INSERT INTO work_zone (work_id, starts_on, ends_on, buffer_m, geom)
      SELECT id, starts_on, ends_on, 5, ST_SetSRID(ST_MakePoint(71.4304, 51.1283), 4326) FROM work WHERE external_id LIKE 'pile-%'`);
    const at: Box = [...PLACES.baiterek, ...PLACES.baiterek];
    for (const z of [12, 14, 16]) {
      const drawn = await featuresOver(
        viewer,
        { layer: 'works', source: 'works', z, query: `?q=${encodeURIComponent('куча')}` },
        at,
      );
      expect(idsOf(drawn)).toHaveLength(1500);
    }
    await abat.sql.query("DELETE FROM work WHERE external_id LIKE 'pile-%'");
  });

  it.each([
    'agency=akim-almaty',
    'status=planned',
    'function=networks',
    'year=2027',
    'demo=false',
    'territory=esil',
    'from=2026-06-01&to=2026-06-30',
    // One value, two meanings; no value, two meanings: kept tiles must not be mixed up.
    'from=2027-01-01',
    'to=2027-01-01',
    'period=current',
    'period=all',
    `q=${encodeURIComponent('двор')}`,
    'certainty=firm',
    'flagged=true',
    'bbox=71.42,51.12,71.45,51.14',
  ])('filtered by %s agree with the list', async (query) => {
    const drawn = await featuresOver(viewer, { layer: 'works', source: 'works', z: 12, query: `?${query}` }, city);
    const listed = await viewer.read<Page<Work>>(`/api/v1/works?limit=500&${query}`);
    expect(listed.nextCursor).toBeNull();
    expect(idsOf(drawn)).toEqual(listed.items.map((work) => work.id).sort());
  });
});

describe('A count on the map', () => {
  it.each([
    ['work-clusters', 'works', 'period=all'],
    ['work-clusters', 'works', 'period=current&status=planned,running'],
    ['finding-clusters', 'findings', 'period=current'],
    ['restriction-clusters', 'restrictions', ''],
  ] as const)('%s: each leads to as many %s as it says (%s)', async (source, layer, query) => {
    for (const z of [6, 9, 10]) {
      const counts = await featuresOver(viewer, { layer, source, z, query: query && `?${query}` }, city);
      expect(counts.length).toBeGreaterThan(0);
      const said = counts.map(({ properties }) => [properties['square'], properties['count']]);
      const squares = counts.map(({ properties }) => String(properties['square']));
      const listed = await Promise.all(
        squares.map((square) => viewer.read<Page<unknown>>(`/api/v1/${layer}?limit=1&${query}&square=${square}`)),
      );
      expect(listed.map(({ total }, place) => [squares[place], total])).toEqual(said);
    }
  });

  it.each(['6/1', 'a/b/c', '3/8/0', '23/1/1', '-1/0/0'])('a square %j is refused', async (square) => {
    expect((await viewer.get(`/api/v1/works?square=${encodeURIComponent(square)}`)).status).toBe(422);
  });
});

describe('Findings on the map', () => {
  const current = `status <> 'closed' AND NOT period << daterange(current_date, NULL) AND geom IS NOT NULL`;

  it('zoom 12 draws every current finding about works and site without a holder, farther out they are counted', async () => {
    const drawn = await featuresOver(viewer, { layer: 'findings', source: 'findings', z: 12 }, city);
    const all = await ids(
      `SELECT id FROM finding WHERE (rule LIKE 'work.%' OR subject_b_type = 'site') AND ${current}`,
    );
    expect(all.length).toBeGreaterThan(0);
    expect(idsOf(drawn)).toEqual(all);
    const clusters = await featuresOver(viewer, { layer: 'findings', source: 'finding-clusters', z: 9 }, city);
    expect(clusters.reduce((sum, { properties }) => sum + Number(properties['count']), 0)).toBe(all.length);
  });

  it('findings about powers are areas at every zoom', async () => {
    const all = await ids(
      `SELECT id FROM finding WHERE rule LIKE 'mandate.%' AND subject_b_type IS DISTINCT FROM 'site' AND ${current}`,
    );
    for (const z of [8, 11]) {
      const drawn = await featuresOver(viewer, { layer: 'findings', source: 'mandate-findings', z }, city);
      expect(idsOf(drawn)).toEqual(all);
    }
  });

  it('of the findings about powers on one place the gravest leads, apart for those nobody holds', async () => {
    const lead = await ids(
      `SELECT DISTINCT ON (rule IN ('mandate.gap', 'mandate.contested'), geom) id FROM finding
       WHERE rule LIKE 'mandate.%' AND subject_b_type IS DISTINCT FROM 'site' AND ${current}
       ORDER BY rule IN ('mandate.gap', 'mandate.contested'), geom,
         array_position(ARRAY['critical', 'high', 'medium', 'low', 'info'], severity), score DESC, id`,
    );
    const drawn = await featuresOver(viewer, { layer: 'findings', source: 'mandate-findings', z: 9 }, city);
    expect(idsOf(drawn.filter(({ properties }) => properties['lead'] === true))).toEqual(lead.toSorted());
    expect(lead.length).toBeLessThan(idsOf(drawn).length);
  });

  it.each([
    'severity=medium,high',
    'status=open',
    'status=assessed',
    'awaits=akim-almaty',
    `q=${encodeURIComponent('двор')}`,
    'bbox=71.42,51.12,71.45,51.14',
  ])('filtered by %s agree with the list', async (query) => {
    const drawn = await featuresOver(
      viewer,
      { layer: 'findings', source: 'findings', z: 12, query: `?rule=work.clash&${query}` },
      city,
    );
    const listed = await viewer.read<Page<{ id: string }>>(`/api/v1/findings?rule=work.clash&limit=500&${query}`);
    expect(idsOf(drawn)).toEqual(listed.items.map((finding) => finding.id).sort());
  });
});

describe('Territories on the map', () => {
  it.each([
    [9, "kind <> 'microdistrict'"],
    [11, 'true'],
    [13, 'true'],
  ])('zoom %d has every territory that belongs there', async (z, where) => {
    const [box] = await abat.sql.query<Record<'w' | 's' | 'e' | 'n', number>[]>(
      'SELECT ST_XMin(b) w, ST_YMin(b) s, ST_XMax(b) e, ST_YMax(b) n FROM (SELECT ST_Extent(geom) b FROM territory_now) x',
    );
    const all: Box = [box?.w ?? 0, box?.s ?? 0, box?.e ?? 0, box?.n ?? 0];
    const drawn = await featuresOver(viewer, { layer: 'territories', source: 'territories', z }, all);
    expect(idsOf(drawn)).toEqual(await ids(`SELECT id FROM territory_now WHERE ${where}`));
    const labels = await featuresOver(viewer, { layer: 'territories', source: 'territory-labels', z }, all);
    expect(idsOf(labels)).toEqual(idsOf(drawn));
  });
});

describe('A tile', () => {
  it('is the same until something changes, and new at once after a change', async () => {
    const path = centre(14);
    const first = await viewer.bytes(path);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
    expect((await viewer.bytes(path, { 'if-none-match': etag })).status).toBe(304);
    const work = await createWork(await abat.as('operator'), { geometry: squareAt(PLACES.baiterek, 30) });
    await waitUntil(async () => (await viewer.bytes(path, { 'if-none-match': etag })).status === 200, {
      what: 'a new tile',
    });
    const drawn = await featuresOver(viewer, { layer: 'works', source: 'works', z: 14 }, [
      ...PLACES.baiterek,
      ...PLACES.baiterek,
    ]);
    expect(idsOf(drawn)).toContain(work.id);
  });

  it('goes compressed to who takes that, and says the same', async () => {
    const path = centre(12);
    const packed = await viewer.bytes(path, { 'accept-encoding': 'gzip' });
    const plain = await viewer.bytes(path, { 'accept-encoding': 'identity' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('vary')).toContain('Accept-Encoding');
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(plain.body.length / 2);
    expect(packed.body.equals(plain.body)).toBe(true);
  });

  it('outside the city is empty and not an error', async () => {
    const { status, body } = await viewer.bytes('/tiles/works/12/0/0.mvt');
    expect([status, body.length]).toEqual([200, 0]);
  });

  it.each(['works', 'findings', 'territories', 'sites', 'restrictions', 'roads'])(
    'layer %s has a description and draws the centre at zooms 6 to 16',
    async (layer) => {
      const description = await viewer.read<{ tilejson: string; vector_layers: unknown[] }>(`/tiles/${layer}.json`);
      expect(description.tilejson).toMatch(/^3\./);
      expect(description.vector_layers.length).toBeGreaterThan(0);
      for (const z of [6, 12, 16]) {
        const at: Box = [...PLACES.baiterek, ...PLACES.baiterek];
        expect((await viewer.bytes(tilePath(layer, tilesOver(at, z)[0]!))).status).toBe(200);
      }
    },
  );

  it.each([
    '/tiles/works/5/0/0.mvt',
    '/tiles/works/17/0/0.mvt',
    '/tiles/works/8/256/0.mvt',
    '/tiles/nothing/8/1/1.mvt',
    '/tiles/nothing.json',
    '/tiles/works/8/1/1.png',
  ])('%s is not there', async (path) => expect((await viewer.get(path)).status).toBe(404));
});
