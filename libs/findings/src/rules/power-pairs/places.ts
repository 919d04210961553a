// Settings of a run stand in $1: toleranceM2, toleranceShare.
const tolerance = (smallerM2: string): string =>
  `greatest(($1::jsonb ->> 'toleranceM2')::float8, ($1::jsonb ->> 'toleranceShare')::float8 * ${smallerM2})`;

/** Condition: an area is more than a sliver of drawing. What covers half of the smaller place never is one. */
export const isMoreThanSliver = (areaM2: string, smallerM2: string): string =>
  `(${areaM2} > ${tolerance(smallerM2)} OR ${areaM2} >= 0.5 * ${smallerM2} AND ${areaM2} > 0)`;

/** Districts of today that a metric shape covers by more than a sliver, as a sorted array. */
export const districtsOf = (shape: string): string => `
  ARRAY(SELECT t.id FROM territory_now t WHERE t.kind = 'district' AND ST_Intersects(t.geom_m, ${shape})
    AND ST_Area(ST_Intersection(t.geom_m, ${shape})) > ${tolerance(`least(t.area_m2, ST_Area(${shape}))`)} ORDER BY 1)`;

/**
 * CTEs from `candidate` to `place`: each pair of outlines is intersected once, however many powers stand on it. Of
 * several outlines of the judged days the largest overlap counts.
 */
export const PLACES = `
place_pair AS MATERIALIZED (
  SELECT DISTINCT least(a_place_id, b_place_id) AS low_id, greatest(a_place_id, b_place_id) AS high_id, judged FROM candidate
), outline AS MATERIALIZED (
  SELECT p.* FROM (SELECT low_id AS place_id FROM place_pair UNION SELECT high_id FROM place_pair) d JOIN power_place p USING (place_id)
), outline_pair AS MATERIALIZED (
  SELECT p.low_id, p.high_id, p.judged, l.outline_id AS low_outline, h.outline_id AS high_outline
  FROM place_pair p JOIN outline l ON l.place_id = p.low_id JOIN outline h ON h.place_id = p.high_id AND h.geom_m && l.geom_m
  WHERE NOT isempty(l.valid * h.valid * p.judged)
), intersected AS MATERIALIZED (
  SELECT d.low_outline, d.high_outline, l.area_m2 AS low_m2, h.area_m2 AS high_m2,
    CASE WHEN l.outline_id = h.outline_id THEN l.geom_m
      WHEN ST_Covers(l.geom_m, h.geom_m) THEN h.geom_m WHEN ST_Covers(h.geom_m, l.geom_m) THEN l.geom_m
      ELSE ST_CollectionExtract(ST_Intersection(l.geom_m, h.geom_m), 3) END AS shape
  FROM (SELECT DISTINCT low_outline, high_outline FROM outline_pair) d
  JOIN outline l ON l.outline_id = d.low_outline JOIN outline h ON h.outline_id = d.high_outline
), overlap AS MATERIALIZED (
  SELECT low_outline, high_outline, low_m2, high_m2, shape, ST_Area(shape) AS overlap_m2, ST_Transform(shape, 4326) AS geom,
    ${districtsOf('shape')} AS districts, row_number() OVER () AS shape_id
  FROM intersected WHERE ${isMoreThanSliver('ST_Area(shape)', 'least(low_m2, high_m2)')}
), place AS MATERIALIZED (
  SELECT DISTINCT ON (p.low_id, p.high_id, p.judged) p.low_id, p.high_id, p.judged, o.*
  FROM outline_pair p JOIN overlap o USING (low_outline, high_outline)
  ORDER BY p.low_id, p.high_id, p.judged, o.overlap_m2 DESC, o.low_outline, o.high_outline
), placed AS MATERIALIZED (
  SELECT c.*, p.shape_id, p.overlap_m2, p.shape, p.geom, p.districts, least(p.low_m2, p.high_m2) AS smaller_m2,
    CASE WHEN c.a_place_id = p.low_id THEN p.low_m2 ELSE p.high_m2 END AS a_m2,
    CASE WHEN c.a_place_id = p.low_id THEN p.high_m2 ELSE p.low_m2 END AS b_m2,
    CASE WHEN c.a_path @> c.b_path THEN c.b_path ELSE c.a_path END AS path
  FROM candidate c JOIN place p ON p.low_id = least(c.a_place_id, c.b_place_id)
    AND p.high_id = greatest(c.a_place_id, c.b_place_id) AND p.judged = c.judged
)`;
