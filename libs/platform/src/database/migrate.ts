import type { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

/** Thrown when the stored metric geometries were made with another SRID than the environment names. */
export class CitySridMismatchError extends Error {}

// One migrator at a time, whoever starts first.
const MIGRATION_LOCK = 7_140_001;

/**
 * Brings the schema up to date; safe when several processes start at once.
 * @returns names of the migrations that ran
 * @throws CitySridMismatchError when the database was made for another city SRID
 */
export async function migrate(dataSource: DataSource, citySrid: number): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations();
    await runner.query(
      `SELECT event_ensure_partition(current_date), event_ensure_partition((current_date + interval '1 month')::date)`,
    );
    await checkCitySrid(dataSource, citySrid);
    return done.map((migration) => migration.name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
}

async function checkCitySrid(dataSource: DataSource, citySrid: number): Promise<void> {
  const rows: { srid: number }[] = await dataSource.query(
    `SELECT value::int AS srid FROM setting WHERE key = 'city.srid'`,
  );
  const stored = rows[0]?.srid;
  if (stored !== citySrid)
    throw new CitySridMismatchError(
      `this database measures in EPSG:${stored}, ABAT_CITY_SRID says ${citySrid}: set ABAT_CITY_SRID=${stored} or import into a new database`,
    );
}

/** True when every migration of this build has run. */
export async function schemaIsCurrent(dataSource: DataSource): Promise<boolean> {
  const rows: { name: string }[] = await dataSource.query('SELECT name FROM migrations');
  const done = new Set(rows.map((row) => row.name));
  return MIGRATIONS.every((migration) => done.has(migration.name));
}
