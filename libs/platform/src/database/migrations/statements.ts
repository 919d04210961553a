import type { QueryRunner } from 'typeorm';
import { readEnvironment } from '../../environment/environment.js';

/** Runs SQL statements in order inside the transaction of the migration. */
export async function runAll(runner: QueryRunner, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await runner.query(statement);
}

/** The metric SRID of the city, an integer, safe to write into DDL. */
export function citySrid(): number {
  return readEnvironment().ABAT_CITY_SRID;
}

/** Columns every register row has. `source` + `external_id` identify the row in the file or system it came from. */
export const provenance = `
  id uuid NOT NULL DEFAULT uuid_v7(),
  source text NOT NULL DEFAULT 'manual',
  demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()`;

/** A stored metric copy of `geom` in the city's SRID. */
export const metricGeometry = (): string =>
  `geom_m geometry(Geometry, ${citySrid()}) GENERATED ALWAYS AS (ST_Transform(geom, ${citySrid()})) STORED`;

/** CHECK that a geometry is valid, not empty and inside the world of EPSG:4326. */
export const geometryChecks = (table: string): string => `
  CONSTRAINT ${table}_geom_valid_check CHECK (ST_IsValid(geom)),
  CONSTRAINT ${table}_geom_filled_check CHECK (NOT ST_IsEmpty(geom))`;

const EVENTS = ['insert', 'update', 'delete'];

/**
 * New history triggers for a table: they hold the columns of the day they were made.
 * @param options further arguments of history_track(), as SQL
 */
export const retrack = (table: string, options = ''): string[] => [
  ...EVENTS.map((event) => `DROP TRIGGER history_${event} ON ${table}`),
  `SELECT history_track('${table}'${options})`,
];
