import { ShipNothingOfAstana1790000000047 } from '../../../libs/platform/src/database/migrations/1790000000047-ship-nothing-of-astana.js';
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

describe('seasons of Astana', () => {
  const migration = new ShipNothingOfAstana1790000000047();
  let database: TestDatabase;
  const run = async (way: 'up' | 'down'): Promise<void> => {
    const runner = database.dataSource.createQueryRunner();
    await migration[way](runner).finally(() => runner.release());
  };
  const seasons = async (): Promise<string[]> => {
    const rows: { season: string }[] = await database.dataSource.query(
      `SELECT t.code || ' ' || s.from_day AS season FROM work_season s JOIN work_type t ON t.id = s.work_type_id ORDER BY 1`,
    );
    return rows.map(({ season }) => season);
  };
  const ASTANA = [
    ...['courtyard 04-15', 'footway 04-15', 'greening 04-15', 'greening 09-15', 'public-space 04-15', 'road 05-01'],
  ];

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('are not those of a city nobody named, and a note of ours stands on no setting', async () => {
    expect(await seasons()).toEqual([]);
    expect(await database.dataSource.query("SELECT FROM setting WHERE key <> 'city.srid' AND note <> ''")).toEqual([]);
  });

  it('are taken where nobody chose them, all but what people changed', async () => {
    await run('down');
    expect(await seasons()).toEqual(ASTANA);
    await database.dataSource.query("UPDATE work_season SET to_day = '10-20', version = 2 WHERE from_day = '05-01'");
    await run('up');
    expect(await seasons()).toEqual(['road 05-01']);
  });

  it('stay where the Astana set was loaded', async () => {
    await run('down');
    await database.dataSource.query("INSERT INTO setting (key, value, note) VALUES ('astana.loaded', 'true', '')");
    await run('up');
    expect(await seasons()).toEqual(ASTANA);
  });
});
