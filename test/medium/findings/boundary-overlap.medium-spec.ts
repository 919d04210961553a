import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestCity } from './support/test-city.js';

type Overlap = { low: string; high: string; within: string | null; m2: number };

// Everything measured anew from the outlines, without the shortcut for an outline inside the other.
const MEASURED = `
SELECT least(one.external_id, other.external_id) AS low, greatest(one.external_id, other.external_id) AS high,
  round(ST_Area(ST_Intersection(a.geom_m, b.geom_m))::numeric, 2)::float8 AS m2
FROM territory_boundary a JOIN territory one ON one.id = a.territory_id
JOIN territory_boundary b ON b.territory_id > a.territory_id OR b.id = a.id JOIN territory other ON other.id = b.territory_id
WHERE ST_Area(ST_Intersection(a.geom_m, b.geom_m)) > 0 ORDER BY 1, 2, 3`;
const STORED = `
SELECT least(l.external_id, h.external_id) AS low, greatest(l.external_id, h.external_id) AS high, s.external_id AS within,
  round(x.overlap_m2::numeric, 2)::float8 AS m2
FROM boundary_overlap x
JOIN territory_boundary lb ON lb.id = x.low_id JOIN territory l ON l.id = lb.territory_id
JOIN territory_boundary hb ON hb.id = x.high_id JOIN territory h ON h.id = hb.territory_id
LEFT JOIN territory_boundary sb ON sb.id = x.same_id LEFT JOIN territory s ON s.id = sb.territory_id ORDER BY 1, 2, 4`;

describe('what the outlines of territories have in common', () => {
  let database: TestDatabase;
  let city: TestCity;

  beforeAll(async () => {
    database = await createTestDatabase();
    city = await TestCity.found(database.dataSource);
    await city.addTerritory('inside', 'microdistrict', { x: 1000, y: 1000, w: 400, h: 400 });
    await city.addTerritory('across', 'microdistrict', { x: -100, y: 0, w: 300, h: 200 });
    await city.addTerritory('outside', 'microdistrict', { x: 8000, y: 0, w: 300, h: 200 });
  });
  afterAll(() => database.drop());

  const stored = (): Promise<Overlap[]> => city.db.query(STORED);
  const between = async (low: string, high: string): Promise<Overlap | undefined> =>
    (await stored()).find((row) => row.low === low && row.high === high);
  async function expectMeasured(): Promise<void> {
    const rows = (await stored()).map(({ low, high, m2 }) => ({ low, high, m2 }));
    expect(rows).toEqual(await city.db.query(MEASURED));
  }

  it('is kept for every two outlines and each with itself', async () => {
    await expectMeasured();
    expect(await between('almaty', 'inside')).toMatchObject({ within: 'inside' });
    expect(await between('across', 'almaty')).toMatchObject({ within: null });
    expect(await between('astana', 'outside')).toBeUndefined();
  });

  it('says nothing of districts that only touch', async () => {
    expect(await between('almaty', 'esil')).toBeUndefined();
  });

  it('is measured anew when outlines are drawn anew', async () => {
    await city.db.query(
      `UPDATE territory_boundary b SET geom = ST_Multi(ST_Translate(b.geom, 0.002, 0)) FROM territory t
       WHERE t.id = b.territory_id AND t.kind = 'microdistrict'`,
    );
    await expectMeasured();
  });

  it('is known of an outline that is added for later days', async () => {
    await city.db.query(
      `UPDATE territory_boundary b SET valid = '(,2028-01-01)' FROM territory t WHERE t.id = b.territory_id AND t.external_id = 'outside'`,
    );
    await city.addBoundary('outside', { x: 2000, y: 0, w: 300, h: 200 }, '[2028-01-01,)');
    await expectMeasured();
    expect(await between('almaty', 'outside')).toMatchObject({ within: 'outside' });
  });

  it('goes with the outline', async () => {
    await city.db.query(
      `DELETE FROM territory_boundary b USING territory t WHERE t.id = b.territory_id AND t.external_id = 'across'`,
    );
    await expectMeasured();
    expect((await stored()).some((row) => row.low === 'across' || row.high === 'across')).toBe(false);
  });
});
