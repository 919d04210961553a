import type { MigrationInterface, QueryRunner } from 'typeorm';
import { citySrid, runAll } from './statements.js';

const metric = (shape: string): string => `ST_Transform(${shape}, ${citySrid()})`;

// Straight in degrees is not straight in metres: a hole that touches the middle of a side of its polygon, or nearly does,
// lies across that side in the metric copy.
const isWhole = (): string => `
CREATE FUNCTION is_whole_in_metres(shape geometry) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ST_Dimension(shape) < 2 OR ST_IsValid(${metric('shape')})
$$`;

// On a grid of a millimetre no corner lies nearer to a side it is not part of than half of that, so that the way to degrees
// and back into metres, some nanometres off, crosses nothing again.
const repaired = (): string =>
  `ST_Transform(ST_CollectionExtract(ST_ReducePrecision(ST_MakeValid(${metric('shape')}), 0.001), 3), 4326)`;
const whole = (): string => `
CREATE FUNCTION whole_in_metres(shape geometry) RETURNS geometry LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN is_whole_in_metres(shape) THEN shape
    WHEN GeometryType(shape) LIKE 'MULTI%' THEN ST_Multi(${repaired()}) ELSE ${repaired()} END
$$`;

const keep = `
CREATE FUNCTION keep_whole_in_metres() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.geom := whole_in_metres(NEW.geom);
  RETURN NEW;
END $$`;

const WRITTEN = 'INSERT OR UPDATE OF geom';
/**
 * Tables with a metric copy of their shape. The shape of a zone is written by inserting it: with a trigger before updates
 * PostgreSQL would compute every generated column anew whenever the days of a work change.
 */
const TABLES = { territory_boundary: WRITTEN, site: WRITTEN, restriction: WRITTEN, work_zone: 'INSERT' };
const trigger = ([table, written]: [string, string]): string => `
CREATE TRIGGER ${table}_keep_whole BEFORE ${written} ON ${table} FOR EACH ROW
WHEN (NOT is_whole_in_metres(NEW.geom)) EXECUTE FUNCTION keep_whole_in_metres()`;
const repair = (table: string): string =>
  `UPDATE ${table} SET geom = whole_in_metres(geom) WHERE NOT is_whole_in_metres(geom)`;

/**
 * Shapes whose metric copy would be broken are stored with corners where it would cross itself, moved by a millimetre at
 * most. Measuring a broken copy fails, and with it the judgement of everything near it.
 */
export class KeepShapesWhole1790000000062 implements MigrationInterface {
  name = 'KeepShapesWhole1790000000062';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      isWhole(),
      whole(),
      keep,
      ...Object.entries(TABLES).map(trigger),
      ...Object.keys(TABLES).map(repair),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      ...Object.keys(TABLES).map((table) => `DROP TRIGGER ${table}_keep_whole ON ${table}`),
      'DROP FUNCTION keep_whole_in_metres()',
      'DROP FUNCTION whole_in_metres(geometry)',
      'DROP FUNCTION is_whole_in_metres(geometry)',
    ]);
  }
}
