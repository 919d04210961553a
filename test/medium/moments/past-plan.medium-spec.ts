import { findingQuerySchema, workQuerySchema } from '@abat/contracts';
import { FindingRepository } from '@abat/findings';
import { readAt } from '@abat/moments';
import { WorkRepository } from '@abat/works';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { plansOf, type PlanStep } from '../../support/query-plan.js';

/** Works added to those of Astana, on one place. */
const WORKS = 4_000;

let database: TestDatabase;
let db: DataSource;
let before: string;

// Copies of one work of Astana, with a zone and a district each.
const FILL = `
WITH made AS (
  INSERT INTO work (external_id, title, agency_id, function_id, starts_on, ends_on)
  SELECT 'plan-' || n, 'Работа ' || n, w.agency_id, w.function_id, date '2030-01-01' + n % 700, date '2030-01-31' + n % 700
  FROM (SELECT agency_id, function_id FROM work ORDER BY id LIMIT 1) w, generate_series(1, ${WORKS}) n RETURNING id, starts_on, ends_on
), zoned AS (
  INSERT INTO work_zone (work_id, number, starts_on, ends_on, buffer_m, geom)
  SELECT id, 1, starts_on, ends_on, 5, ST_Buffer(ST_SetSRID(ST_MakePoint(71.43, 51.13), 4326), 0.0002, 2) FROM made
)
INSERT INTO work_territory (work_id, territory_id, share) SELECT m.id, t.id, 1 FROM made m,
  (SELECT id FROM territory WHERE kind = 'district' ORDER BY id LIMIT 1) t`;

const removed = (plan: readonly PlanStep[]): number => plan.reduce((sum, step) => sum + step.removed, 0);
const rowsOf = (plan: readonly PlanStep[], relation: string): number =>
  plan.filter((step) => step.relation === relation).reduce((sum, step) => sum + step.rows, 0);

beforeAll(async () => {
  database = await createTestDatabase({ seed: 'astana' });
  db = database.dataSource;
  await db.query(FILL);
  const rows: { at: string }[] = await db.query(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
  );
  before = rows[0]?.at ?? '';
  await db.query(`UPDATE work SET title = title || ' *' WHERE external_id LIKE 'plan-1%'`);
  await db.query(`DELETE FROM work WHERE external_id LIKE 'plan-22%'`);
  await db.query('ANALYZE');
}, 180_000);
afterAll(() => database?.drop());

describe('A page of the past', () => {
  const pageOf = async (query: object): Promise<PlanStep[]> => {
    const works = new WorkRepository(db);
    const asked = workQuerySchema.parse({ limit: '50', period: 'all', at: before, ...query });
    const plans = await plansOf(db, () => works.list(asked));
    return plans.find((plan) => rowsOf(plan, 'agency') > 0) ?? [];
  };

  // Were each work compared with each of the page, it would be fifty times as many.
  it.each([
    ['of works', {}],
    ['of works by title', { sort: 'title' }],
    ['of works of a district', { territory: 'almaty' }],
  ] as const)('%s is chosen among all works without comparing each with each', async (_name, query) => {
    const page = await pageOf(query);
    expect(page.length).toBeGreaterThan(5);
    expect(removed(page)).toBeLessThan(10 * WORKS);
    expect(rowsOf(page, 'finding')).toBeLessThan(WORKS);
  });

  it('of works reads the zones of its own rows alone', async () => {
    expect(rowsOf(await pageOf({}), 'work_zone')).toBeLessThan(500);
  });

  it('of findings compares none with every other', async () => {
    const findings = new FindingRepository(db);
    const asked = findingQuerySchema.parse({ limit: '50', at: before });
    const plans = await plansOf(db, () => readAt(db, before, (manager) => findings.list(asked, manager)));
    const all = await db.query('SELECT count(*)::int AS count FROM finding');
    for (const plan of plans) expect(removed(plan)).toBeLessThan(all[0].count * 2);
  });

  it('still holds the works that are gone, by their names of then', async () => {
    const works = new WorkRepository(db);
    const page = await works.list(workQuerySchema.parse({ limit: '500', period: 'all', q: 'plan-22', at: before }));
    expect(page.total).toBeGreaterThan(10);
    expect(page.items.every(({ title }) => !title.endsWith('*'))).toBe(true);
  });
});
