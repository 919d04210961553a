import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const amount = (shape: string, dimension: string): string =>
  `(CASE ${dimension} WHEN 2 THEN ST_Area(${shape}) WHEN 1 THEN ST_Length(${shape}) ELSE ST_NPoints(${shape}) END)::double precision`;

// Zones of one work on one place are one place. Lines meet again only on a grid, here of a centimetre.
const asOnePlace = (
  shape: string,
  dimension: string,
): string => `CASE WHEN count(*) = 1 THEN max(${amount(shape, dimension)})
        WHEN ${dimension} = 1 THEN ST_Length(ST_UnaryUnion(ST_Collect(${shape}), 0.01))
        ELSE ${amount(`ST_UnaryUnion(ST_Collect(${shape}))`, dimension)} END`;

const inside = `
      SELECT z.work_id, ST_Dimension(z.geom_m)::integer AS dimension, p.geom
      FROM work_zone z, LATERAL (SELECT CASE WHEN ST_Covers(district.geom_m, z.geom_m) THEN z.geom_m
        ELSE ST_Intersection(district.geom_m, z.geom_m) END AS geom) p
      WHERE z.work_id = ANY (ids) AND z.geom_m && district.geom_m AND ST_Intersects(district.geom_m, z.geom_m)`;

const parts = (body: string): string => `
CREATE OR REPLACE FUNCTION work_parts(ids uuid[]) RETURNS TABLE (work_id uuid, territory_id uuid, dimension integer, amount double precision)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  district record;
BEGIN
  FOR district IN SELECT t.id, t.geom_m FROM territory_now t WHERE t.kind = 'district' ORDER BY t.id LOOP
    RETURN QUERY ${body};
  END LOOP;
END $$`;

const united = parts(`
      SELECT i.work_id, district.id, i.dimension, ${asOnePlace('i.geom', 'i.dimension')}
      FROM (${inside}) i GROUP BY i.work_id, i.dimension`);

const zoneByZone = parts(`
      SELECT i.work_id, district.id, i.dimension, ${amount('i.geom', 'i.dimension')} FROM (${inside}) i`);

// Shares as of a moment of the past: as they were computed, but for what a district has of a place.
const pastShares = (whole: string): string => `
CREATE OR REPLACE VIEW past.work_territory AS
SELECT t.work_id, t.territory_id, t.share, t.length_m, t.area_m2 FROM public.work_territory t
WHERE NOT EXISTS (SELECT FROM public.history h WHERE h.entity = 'work_zone' AND h.parent_id = t.work_id AND h.at > past.moment())
UNION ALL
SELECT m.work_id, m.territory_id, least(m.amount / m.whole, 1), CASE WHEN m.dimension = 1 THEN m.amount END, CASE WHEN m.dimension = 2 THEN m.amount END
FROM (
  SELECT p.*, sum(p.amount) OVER (PARTITION BY p.work_id) AS whole FROM (
    SELECT z.work_id, d.id AS territory_id, ST_Dimension(z.geom) AS dimension, max(ST_Dimension(z.geom)) OVER (PARTITION BY z.work_id) AS top,
      ${whole} AS amount
    FROM past.work_zone_row z JOIN public.territory_now d ON d.kind = 'district' AND d.geom && z.geom,
    LATERAL (SELECT ST_Intersection(d.geom_m, ST_Transform(z.geom, ST_SRID(d.geom_m))) AS geom) i
    WHERE z.work_id IN (SELECT h.parent_id FROM public.history h WHERE h.entity = 'work_zone' AND h.at > past.moment())
      AND NOT ST_IsEmpty(i.geom)
    GROUP BY 1, 2, 3
  ) p WHERE p.dimension = p.top
) m WHERE m.amount > 0`;

const measureAgain = `
SELECT work_refresh_territory(array_agg(work_id)) FROM (SELECT work_id FROM work_zone GROUP BY work_id HAVING count(*) > 1) w
HAVING count(*) > 0`;

/** Zones of a work that lie on one place count once in its shares, metres and square metres per district. */
export class UniteZones1790000000058 implements MigrationInterface {
  name = 'UniteZones1790000000058';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [united, pastShares(asOnePlace('i.geom', 'ST_Dimension(z.geom)')), measureAgain]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [zoneByZone, pastShares(`sum(${amount('i.geom', 'ST_Dimension(z.geom)')})`), measureAgain]);
  }
}
