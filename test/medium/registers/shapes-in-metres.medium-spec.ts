import { type Geometry, previewRequestSchema, workDraftSchema } from '@abat/contracts';
import { DetectSubjects, MovableWorks, PreviewFindings } from '@abat/findings';
import { TransactionRunner } from '@abat/platform';
import { Detector } from '../../../libs/findings/src/application/detector.js';
import { ImportBench } from '../exchange/support.js';
import { ADMIN, BORDER, box, RegisterBench } from './support.js';

/** South-west corner of the park of these specs beside the Water-Green Boulevard, degrees. */
const [WEST, SOUTH] = [BORDER.lon + 0.002, BORDER.lat + 0.002];
/** Sides of the park, degrees: some 1,400 by 1,100 m. */
const [WIDE, HIGH] = [0.02, 0.01];
const corner = (east: number, north: number): [number, number] => [WEST + east * WIDE, SOUTH + north * HIGH];

/** A park whose pond touches the middle of the southern fence: right in degrees, broken where the fence is straight in metres. */
const PARK: Geometry = {
  type: 'Polygon',
  coordinates: [
    [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)],
    [corner(0.5, 0), corner(0.6, 0.5), corner(0.4, 0.5), corner(0.5, 0)],
  ],
};
/** Two lawns, the northern one touches the middle of the other's side. */
const LAWNS: Geometry = {
  type: 'MultiPolygon',
  coordinates: [
    [[corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)]],
    [[corner(0.5, 1), corner(0.6, 1.5), corner(0.4, 1.5), corner(0.5, 1)]],
  ],
};
/** A trench through the pond. */
const TRENCH: Geometry = { type: 'LineString', coordinates: [corner(0.2, 0.3), corner(0.8, 0.3)] };

describe('A shape that is right in degrees and would cross itself in metres', () => {
  let bench: RegisterBench;
  let files: ImportBench;
  const detect = (ids: readonly string[]) =>
    new DetectSubjects(new Detector(new TransactionRunner(bench.db))).execute('work', ids);
  const draft = (geometry: Geometry, more: object = {}) => ({
    ...{ title: 'Парк у Водно-зелёного бульвара', agency: 'dep-environment', function: 'improvement' },
    ...{ start: '2030-06-01', end: '2030-06-30', surfaceBreaking: true, geometry, ...more },
  });
  const create = (geometry: Geometry, more: object = {}) =>
    bench.createWork.execute(ADMIN, workDraftSchema.parse(draft(geometry, more)));

  beforeAll(async () => {
    bench = await RegisterBench.open();
    files = await ImportBench.open(bench.db);
  }, 120_000);
  afterAll(async () => {
    await files?.close();
    await bench?.close();
  });
  afterEach(() => bench.db.query('TRUNCATE work, restriction, site, finding CASCADE'));

  it('is broken in metres indeed', async () => {
    for (const shape of [PARK, LAWNS])
      expect(
        await bench.value(
          `SELECT ST_IsValid(g) AND NOT ST_IsValid(ST_Transform(g, 32642)) FROM ST_SetSRID(ST_GeomFromGeoJSON($1), 4326) g`,
          [JSON.stringify(shape)],
        ),
      ).toBe(true);
  });

  it.each([
    ['a hole', PARK],
    ['two parts', LAWNS],
  ])('is stored as a work with %s, and judged beside another', async (_title, shape) => {
    const [park, trench] = [await create(shape), await create(TRENCH, { title: 'Теплосеть', agency: 'akim-esil' })];
    expect(park.territories.map(({ share }) => share)).toEqual([1]);
    await detect([park.id, trench.id]);
    expect(await bench.value("SELECT count(*)::int FROM finding WHERE rule = 'work.clash'")).toBe(1);
    expect(await bench.value('SELECT bool_and(ST_IsValid(geom_m) AND ST_IsValid(geom)) FROM work_zone')).toBe(true);
    const lost = `SELECT abs(sum(ST_Area(geom_m)) - ST_Area(ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON($1), 4326), 32642)))
      FROM work_zone z WHERE work_id = $2`;
    expect(await bench.value<number>(lost, [JSON.stringify(shape), park.id])).toBeLessThan(5);
  });

  it('protects its surface without stopping the judgement of works on it', async () => {
    await bench.restrictions.create(ADMIN, {
      ...{ externalId: 'park', kind: 'fresh-surface', from: '2029-01-01', to: '2033-01-01', title: 'Парк' },
      ...{ state: 'confirmed', geometry: PARK },
    });
    const trench = await create({ type: 'LineString', coordinates: [corner(0.4, -0.1), corner(0.6, 0.1)] });
    await detect([trench.id]);
    expect(await bench.value("SELECT count(*)::int FROM finding WHERE rule = 'work.repeat-dig'")).toBe(1);
  });

  it('is previewed as it will be stored', async () => {
    await create(TRENCH, { title: 'Теплосеть', agency: 'akim-esil' });
    const preview = new PreviewFindings(new MovableWorks(bench.db));
    const { items } = await preview.execute(ADMIN, previewRequestSchema.parse({ work: draft(PARK) }));
    expect(items.map(({ rule }) => rule)).toContain('work.clash');
  });

  it('is the place of a site and the outline of a district', async () => {
    await bench.sites.create(ADMIN, { externalId: 'park', kind: 'park', geometryAccuracy: 'as-given', geometry: PARK });
    await bench.territories.create(ADMIN, {
      ...{ externalId: 'new-district', kind: 'district', nameRu: 'Новый район', geometry: LAWNS },
    });
    const work = await create(box(400, 400, 420, 420));
    expect(work.territories.map(({ externalId }) => externalId)).toContain('new-district');
    await bench.db.query(
      "DELETE FROM territory_boundary WHERE territory_id = (SELECT id FROM territory WHERE external_id = 'new-district')",
    );
    await bench.db.query("DELETE FROM territory WHERE external_id = 'new-district'");
  });

  it('comes in a file, and changes nothing the second time', async () => {
    const row = {
      ...{ external_id: 'park', title: 'Парк', agency: 'dep-environment', function: 'improvement' },
      ...{ start: '2030-06-01', end: '2030-06-30' },
    };
    const features = [{ type: 'Feature', properties: row, geometry: PARK }];
    const file = JSON.stringify({ type: 'FeatureCollection', features });
    const first = await files.text('park.geojson', file, { kind: 'works' });
    expect([first.status, first.counts.created, first.said]).toEqual(['done', 1, []]);
    const second = await files.text('park.geojson', file, { kind: 'works' });
    expect(second.counts).toMatchObject({ unchanged: 1, updated: 0 });
  });
});
