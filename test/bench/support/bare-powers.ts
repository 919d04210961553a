/**
 * What somebody would write who only wants to know which powers overlap and by how much: powers of different bodies in
 * one line of functions, at one stage or one building and the other keeping up, for common kinds, amounts, days and places.
 * Each pair of outlines is intersected once. Nothing is judged, explained, counted or stored but ids and areas.
 */
export const MEASURE_PAIRS_BARELY = `
DROP TABLE IF EXISTS bare_power_pair;
CREATE TABLE bare_power_pair AS
WITH lineage AS MATERIALIZED (
  SELECT f.id AS low_id, replace(ltree2text(subpath(f.path, n - 1, 1)), '-', '')::uuid AS high_id
  FROM city_function f JOIN (VALUES (1), (2), (3)) AS level (n) ON n <= nlevel(f.path)
), related AS MATERIALIZED (
  SELECT low_id AS one_id, high_id AS other_id FROM lineage UNION SELECT high_id, low_id FROM lineage
), place AS MATERIALIZED (
  SELECT l.territory_id AS one_id, h.territory_id AS other_id, ST_Area(ST_Intersection(l.geom_m, h.geom_m)) AS overlap_m2
  FROM territory_boundary l JOIN territory_boundary h ON h.geom_m && l.geom_m
), near AS MATERIALIZED (
  SELECT * FROM place WHERE overlap_m2 > 100
)
SELECT a.id AS a_id, b.id AS b_id, n.overlap_m2
FROM mandate a JOIN near n ON n.one_id = a.territory_id JOIN related r ON r.one_id = a.function_id
JOIN mandate b ON b.function_id = r.other_id AND b.territory_id = n.other_id
WHERE a.id < b.id AND a.agency_id <> b.agency_id AND a.valid && b.valid
  AND (a.stage = b.stage OR a.stage = 'construction' AND b.stage IN ('current-repair', 'maintenance')
    OR b.stage = 'construction' AND a.stage IN ('current-repair', 'maintenance'))
  AND (a.object_kind = b.object_kind OR 'any' IN (a.object_kind, b.object_kind) OR 'street' IN (a.object_kind, b.object_kind)
    AND 'footway' IN (a.object_kind, b.object_kind))`;
