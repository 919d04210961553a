import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// Share of each work in each district of today: by area where it has polygons, else by length, else by number of points.
const shares = `
CREATE FUNCTION work_shares(ids uuid[])
RETURNS TABLE (work_id uuid, territory_id uuid, share double precision, length_m double precision, area_m2 double precision)
LANGUAGE sql STABLE AS $$
  WITH shape AS (
    SELECT z.work_id, max(ST_Dimension(z.geom_m)) AS dimension FROM work_zone z WHERE z.work_id = ANY (ids) GROUP BY z.work_id
  ), measured AS (
    SELECT p.work_id, p.territory_id, p.dimension, sum(p.amount) AS amount
    FROM work_parts(ids) p JOIN shape s ON s.work_id = p.work_id AND s.dimension = p.dimension
    GROUP BY p.work_id, p.territory_id, p.dimension
  ), total AS (
    SELECT m.*, sum(m.amount) OVER (PARTITION BY m.work_id) AS whole FROM measured m
  )
  SELECT t.work_id, t.territory_id, least(t.amount / t.whole, 1), CASE WHEN t.dimension = 1 THEN t.amount END,
    CASE WHEN t.dimension = 2 THEN t.amount END
  FROM total t WHERE t.amount > 0 AND t.whole > 0
$$`;

const refresh = `
CREATE OR REPLACE FUNCTION work_refresh_territory(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM work_territory WHERE work_id = ANY (ids);
  INSERT INTO work_territory (work_id, territory_id, share, length_m, area_m2)
  SELECT work_id, territory_id, share, length_m, area_m2 FROM work_shares(ids);
$$`;

// Sums of parts may differ in their last digit: a square centimetre is no other share.
const outdated = `
CREATE FUNCTION work_outdated(ids uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT DISTINCT coalesce(s.work_id, t.work_id) FROM work_shares(ids) s
  FULL JOIN (SELECT * FROM work_territory WHERE work_id = ANY (ids)) t ON t.work_id = s.work_id AND t.territory_id = s.territory_id
  WHERE s.work_id IS NULL OR t.work_id IS NULL OR abs(s.share - t.share) > 1e-6
    OR abs(coalesce(s.length_m, 0) - coalesce(t.length_m, 0)) > 1e-2 OR abs(coalesce(s.area_m2, 0) - coalesce(t.area_m2, 0)) > 1e-4
$$`;

// As it stood before.
const refreshAlone = `
CREATE OR REPLACE FUNCTION work_refresh_territory(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM work_territory WHERE work_id = ANY (ids);
  INSERT INTO work_territory (work_id, territory_id, share, length_m, area_m2)
  WITH shape AS (
    SELECT work_id, max(ST_Dimension(geom_m)) AS dimension FROM work_zone WHERE work_id = ANY (ids) GROUP BY work_id
  ), measured AS (
    SELECT work_id, territory_id, dimension, sum(amount) AS amount
    FROM work_parts(ids) JOIN shape USING (work_id, dimension) GROUP BY work_id, territory_id, dimension
  ), total AS (
    SELECT *, sum(amount) OVER (PARTITION BY work_id) AS whole FROM measured
  )
  SELECT work_id, territory_id, least(amount / whole, 1), CASE WHEN dimension = 1 THEN amount END, CASE WHEN dimension = 2 THEN amount END
  FROM total WHERE amount > 0 AND whole > 0;
$$`;

/** Works whose shares per district are no longer those of the boundaries of today can be found. */
export class FollowBoundaries1790000000037 implements MigrationInterface {
  name = 'FollowBoundaries1790000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [shares, refresh, outdated]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['DROP FUNCTION work_outdated(uuid[])', refreshAlone, 'DROP FUNCTION work_shares(uuid[])']);
  }
}
