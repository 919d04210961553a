import { mandateQuerySchema, matrixCellQuerySchema, matrixQuerySchema, siteQuerySchema } from '@abat/contracts';
import { RenderTile } from '@abat/maps';
import { readEnvironment, TransactionRunner } from '@abat/platform';
import { FindResponsible, GetMatrix, GetMatrixCell, GetResponsibilityMap } from '@abat/responsibility';
import { MandateRegister } from '@abat/mandates';
import { SiteRegister } from '@abat/territory';
import type { DataSource } from 'typeorm';
import { LegalActs } from '../../../libs/mandates/src/persistence/legal-acts.js';
import { tilesOver } from '../../e2e/support/tile.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { plansOf, type PlanStep } from '../../support/query-plan.js';

/** Powers and sites added to those of Astana, and works that change while no power does. */
const ADDED = 4_000;
/** Powers and sites changed since the moment. */
const CHANGED = 400;
/** How often changes are read where it is more than three times: a cell counts the sites of each of its powers. */
const READS: Record<string, number> = { 'a cell of it': 20 };
/** The square in front of Baiterek. */
const [LON, LAT] = [71.4305, 51.1283] as const;

const FILL = [
  `INSERT INTO mandate (code, agency_id, function_id, stage, object_kind, territory_id)
   SELECT 'plan-' || n, a.id, f.id, (ARRAY['design', 'control', 'maintenance'])[n % 3 + 1], 'any', t.id
   FROM generate_series(1, ${ADDED}) n
   JOIN (SELECT id, row_number() OVER (ORDER BY code) AS place, count(*) OVER () AS total FROM agency) a ON a.place = n % a.total + 1
   JOIN (SELECT id, row_number() OVER (ORDER BY code) AS place, count(*) OVER () AS total FROM city_function) f ON f.place = n / 7 % f.total + 1
   JOIN (SELECT id, row_number() OVER (ORDER BY external_id) AS place, count(*) OVER () AS total FROM territory WHERE kind = 'district') t ON t.place = n % t.total + 1`,
  `INSERT INTO site (external_id, kind, geom) SELECT 'plan-' || n, 'courtyard',
   ST_SetSRID(ST_Point(71.35 + (n % 70) * 0.002, 51.09 + (n / 70) * 0.0012), 4326) FROM generate_series(1, ${ADDED}) n`,
];
const CHANGES = [
  `UPDATE mandate SET note = 'changed' WHERE code IN (SELECT 'plan-' || n FROM generate_series(1, ${CHANGED}) n)`,
  `UPDATE site SET name_ru = 'changed' WHERE external_id IN (SELECT 'plan-' || n FROM generate_series(1, ${CHANGED}) n)`,
  `UPDATE work SET title = title || ' *'`,
  `UPDATE work SET title = title || ' *'`,
  'ANALYZE',
];

describe('The plans of powers and sites of the past', () => {
  let database: TestDatabase;
  let db: DataSource;
  let at: string;

  beforeAll(async () => {
    database = await createTestDatabase({ seed: 'astana' });
    db = database.dataSource;
    for (const statement of FILL) await db.query(statement);
    const rows: { at: string }[] = await db.query(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
    );
    at = rows[0]?.at ?? '';
    for (const statement of CHANGES) await db.query(statement);
  }, 180_000);
  afterAll(() => database?.drop());

  const transactions = (): TransactionRunner => new TransactionRunner(db);
  const tile = (layer: 'sites' | 'territories', z: number): Promise<unknown> => {
    const [{ x, y } = { x: 0, y: 0 }] = tilesOver([LON, LAT, LON + 0.0001, LAT + 0.0001], z);
    const tiles = new RenderTile(db, readEnvironment());
    return tiles.execute({ layer, z: String(z), x: String(x), y: String(y), query: { at } });
  };
  const asked: Record<string, () => Promise<unknown>> = {
    'a page of powers': () =>
      new MandateRegister(db, transactions(), new LegalActs()).list(mandateQuerySchema.parse({ at })),
    'powers of a branch': () =>
      new MandateRegister(db, transactions(), new LegalActs()).list(
        mandateQuerySchema.parse({ at, function: 'improvement' }),
      ),
    'a page of sites': () => new SiteRegister(db, transactions()).list(siteQuerySchema.parse({ at })),
    'sites of a district': () =>
      new SiteRegister(db, transactions()).list(siteQuerySchema.parse({ at, territory: 'esil' })),
    'the matrix': () => new GetMatrix(db).execute(matrixQuerySchema.parse({ at })),
    'a cell of it': () =>
      new GetMatrixCell(db).execute(matrixCellQuerySchema.parse({ at, function: 'improvement', agency: 'akim-esil' })),
    'the map of responsibility': () =>
      new GetResponsibilityMap(db).execute({ at, function: 'improvement', stage: 'maintenance' }),
    'who answers for a place': () => new FindResponsible(db).execute({ lon: LON, lat: LAT, at }),
    'sites on the map': () => tile('sites', 13),
    'crowds of sites on the map': () => tile('sites', 10),
    'districts on the map': () => tile('territories', 10),
  };

  // Were each row compared with each change, it would be hundreds of times as many; and what happened to works is not read.
  it.each(Object.keys(asked))(
    '%s compare no row with every other, and read the changes of registers alone',
    async (name) => {
      const plans = await plansOf(db, asked[name]!);
      expect(plans.length).toBeGreaterThan(0);
      for (const plan of plans) {
        const sum = (of: (step: PlanStep) => number): number => plan.reduce((total, step) => total + of(step), 0);
        expect(sum(({ removed }) => removed)).toBeLessThan(10 * ADDED);
        const histories = plan.filter(({ relation }) => relation === 'history');
        for (const { rows } of histories) expect(rows).toBeLessThan((READS[name] ?? 3) * CHANGED);
      }
    },
  );
});
