import { createTestDatabase, type TestDatabase } from '../../support/database.js';

// Everything of ours in the schema; what extensions brought along is not.
const SCHEMA = `
SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS part
FROM information_schema.columns WHERE table_schema = 'public'
  AND table_name NOT IN ('spatial_ref_sys', 'geometry_columns', 'geography_columns', 'migrations')
UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT IN ('spatial_ref_sys', 'migrations')
UNION ALL SELECT 'constraint ' || c.conrelid::regclass || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint c
  WHERE c.connamespace = 'public'::regnamespace AND c.conrelid <> 0 AND c.conrelid::regclass::text NOT IN ('spatial_ref_sys', 'migrations')
UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgrelid::regclass::text <> 'spatial_ref_sys'
UNION ALL SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
UNION ALL SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE schemaname = 'public'
  AND viewname NOT IN ('geometry_columns', 'geography_columns')`;

// Event partitions are named by the month they were made in; columns of a table come back in another order.
const ordered = (rows: { part: string }[]): string[] =>
  rows
    .map(({ part }) => part)
    .filter((part) => !/event_\d{4}_\d{2}/.test(part))
    .toSorted();

describe('migrations', () => {
  let database: TestDatabase;
  const schema = async (): Promise<string[]> => ordered(await database.dataSource.query(SCHEMA));

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('can all be taken back, and made again end in the same schema', async () => {
    const made = await schema();
    expect(made.length).toBeGreaterThan(500);
    for (const _migration of database.dataSource.migrations) await database.dataSource.undoLastMigration();
    expect(await schema()).toEqual([]);
    await database.dataSource.runMigrations();
    expect(await schema()).toEqual(made);
  });
});
