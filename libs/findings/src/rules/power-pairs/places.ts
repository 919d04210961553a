import type { MeasureMode } from '../../domain/rule.js';

// Settings of a run stand in $1: toleranceM2, toleranceShare.
const tolerance = (smallerM2: string): string =>
  `greatest(($1::jsonb ->> 'toleranceM2')::float8, ($1::jsonb ->> 'toleranceShare')::float8 * ${smallerM2})`;

/** Condition: an area is more than a sliver of drawing. What covers half of the smaller place never is one. */
export const isMoreThanSliver = (areaM2: string, smallerM2: string): string =>
  `(${areaM2} > ${tolerance(smallerM2)} OR ${areaM2} >= 0.5 * ${smallerM2} AND ${areaM2} > 0)`;

/** Districts of today that a metric shape covers by more than a sliver, as a sorted array. */
const districtsOf = (shape: string): string => `
  ARRAY(SELECT t.id FROM territory_now t WHERE t.kind = 'district' AND t.geom_m && ${shape}
    AND CASE WHEN ST_Covers(${shape}, t.geom_m) OR ST_Covers(t.geom_m, ${shape}) THEN true WHEN NOT ST_Intersects(t.geom_m, ${shape}) THEN false
      ELSE ST_Area(ST_Intersection(t.geom_m, ${shape})) > ${tolerance(`least(t.area_m2, ST_Area(${shape}))`)} END ORDER BY 1)`;

/**
 * CTE `shape`: the shapes that stay for the pairs of `pair`, drawn in degrees, with their districts. What the outlines of
 * territories have in common is stored; only shapes that are no outline themselves are measured with the districts.
 */
export const SHAPES = `
asked_shape AS MATERIALIZED (
  SELECT shape_id, shape, outline_id FROM overlap WHERE shape_id IN (SELECT rest_id FROM pair)
  UNION ALL SELECT shape_id, rest, NULL FROM cut WHERE stays AND shape_id IN (SELECT rest_id FROM pair)
), outline_pair AS MATERIALIZED (
  SELECT x.low_id AS outline_id, x.high_id AS other_id, x.same_id, x.overlap_m2 FROM boundary_overlap x
  WHERE x.low_id IN (SELECT outline_id FROM asked_shape)
  UNION ALL SELECT x.high_id, x.low_id, x.same_id, x.overlap_m2 FROM boundary_overlap x
  WHERE x.high_id IN (SELECT outline_id FROM asked_shape) AND x.low_id <> x.high_id
), outline_district AS MATERIALIZED (
  SELECT p.outline_id, array_agg(t.id ORDER BY t.id) AS districts
  FROM outline_pair p JOIN territory_boundary b ON b.id = p.other_id AND b.valid @> current_date
  JOIN territory t ON t.id = b.territory_id AND t.kind = 'district' AND t.valid @> current_date
  JOIN territory_boundary o ON o.id = p.outline_id
  WHERE p.same_id IS NOT NULL OR p.overlap_m2 > ${tolerance('least(b.area_m2, o.area_m2)')}
  GROUP BY p.outline_id
), shape AS MATERIALIZED (
  SELECT s.shape_id, s.shape, ST_Transform(s.shape, 4326) AS geom,
    CASE WHEN s.outline_id IS NULL THEN ${districtsOf('s.shape')} ELSE coalesce(d.districts, '{}') END AS districts
  FROM asked_shape s LEFT JOIN outline_district d ON d.outline_id = s.outline_id
)`;

const USED_ALL = 'SELECT DISTINCT place_id FROM subject';
// Territories around the subjects by their index; sites that hold a power of their own are few.
const USED_SOME = `
  SELECT place_id FROM subject
  UNION SELECT b.territory_id FROM subject s JOIN power_place p ON p.place_id = s.place_id JOIN territory_boundary b ON b.geom_m && p.geom_m
  UNION SELECT m.site_id FROM effective_mandate m WHERE m.site_id IS NOT NULL`;
const NEAR_SOME = 'SELECT low_id AS one_id, high_id AS other_id FROM overlap UNION SELECT high_id, low_id FROM overlap';
// From the smaller place to the larger one: a district meets its city once, not the city each of its districts.
const NEAR_ALL = `
  SELECT DISTINCT ON (low_id, high_id) CASE WHEN low_m2 <= high_m2 THEN low_id ELSE high_id END AS one_id,
    CASE WHEN low_m2 <= high_m2 THEN high_id ELSE low_id END AS other_id
  FROM overlap ORDER BY low_id, high_id, shape_id`;
const ONE_IS_SUBJECT = `AND (l.place_id IN (SELECT place_id FROM subject) OR h.place_id IN (SELECT place_id FROM subject))`;

/**
 * CTEs `overlap` and `near` from `subject`: places that overlap by more than a sliver at some time. Territories are
 * measured already (`boundary_overlap`), single sites here: each pair of outlines once, however many powers stand on it.
 * `outline_id` = the boundary that is the whole overlap. A full run names each pair in `near` once, others both ways.
 */
export const nearPlaces = (mode: MeasureMode): string => `
used AS MATERIALIZED (${mode.kind === 'ids' ? USED_SOME : USED_ALL}), outline AS MATERIALIZED (
  SELECT p.*, p.outline_id = p.place_id AS single FROM used u JOIN power_place p ON p.place_id = u.place_id
), intersected AS MATERIALIZED (
  SELECT l.place_id AS low_id, h.place_id AS high_id, l.valid * h.valid AS valid, l.area_m2 AS low_m2, h.area_m2 AS high_m2,
    CASE x.same_id WHEN l.outline_id THEN l.geom_m WHEN h.outline_id THEN h.geom_m ELSE x.shape END AS shape, x.overlap_m2,
    x.same_id AS outline_id
  FROM boundary_overlap x JOIN outline l ON l.outline_id = x.low_id JOIN outline h ON h.outline_id = x.high_id
  WHERE NOT isempty(l.valid * h.valid) ${mode.kind === 'ids' ? ONE_IS_SUBJECT : ''}
  UNION ALL SELECT s.*, ST_Area(s.shape), NULL FROM (
    SELECT l.place_id, h.place_id, l.valid * h.valid, l.area_m2, h.area_m2,
      CASE WHEN l.outline_id = h.outline_id THEN l.geom_m
        WHEN ST_Covers(l.geom_m, h.geom_m) THEN h.geom_m WHEN ST_Covers(h.geom_m, l.geom_m) THEN l.geom_m
        ELSE ST_CollectionExtract(ST_Intersection(l.geom_m, h.geom_m), 3) END AS shape
    FROM outline l JOIN outline h ON (l.single OR h.single) AND h.geom_m && l.geom_m AND (l.place_id < h.place_id OR l.outline_id = h.outline_id)
    WHERE NOT isempty(l.valid * h.valid) ${mode.kind === 'ids' ? ONE_IS_SUBJECT : ''} OFFSET 0) s
), overlap AS MATERIALIZED (
  SELECT low_id, high_id, valid, low_m2, high_m2, shape, overlap_m2, outline_id, row_number() OVER () AS shape_id
  FROM intersected WHERE ${isMoreThanSliver('overlap_m2', 'least(low_m2, high_m2)')}
), near AS MATERIALIZED (${mode.kind === 'ids' ? NEAR_SOME : NEAR_ALL})`;

/**
 * CTE `placed` from `candidate`: where each pair meets on the judged days; of several outlines of these days the largest
 * overlap counts. Shapes stay in `overlap`, named by `shape_id`.
 */
export const PLACED = `
place AS MATERIALIZED (
  SELECT DISTINCT ON (d.low_id, d.high_id, d.judged) d.low_id, d.high_id, d.judged, o.shape_id, o.overlap_m2, o.low_m2, o.high_m2
  FROM (SELECT DISTINCT least(a_place_id, b_place_id) AS low_id, greatest(a_place_id, b_place_id) AS high_id, judged FROM candidate) d
  JOIN overlap o ON o.low_id = d.low_id AND o.high_id = d.high_id AND o.valid && d.judged
  ORDER BY d.low_id, d.high_id, d.judged, o.overlap_m2 DESC, o.shape_id
), placed AS MATERIALIZED (
  SELECT c.*, p.shape_id, p.overlap_m2, least(p.low_m2, p.high_m2) AS smaller_m2,
    CASE WHEN c.a_place_id = p.low_id THEN p.low_m2 ELSE p.high_m2 END AS a_m2,
    CASE WHEN c.a_place_id = p.low_id THEN p.high_m2 ELSE p.low_m2 END AS b_m2,
    CASE WHEN c.a_path @> c.b_path THEN c.b_path ELSE c.a_path END AS path,
    CASE WHEN c.a_path @> c.b_path THEN c.b_function_id ELSE c.a_function_id END AS function_id
  FROM candidate c JOIN place p ON p.low_id = least(c.a_place_id, c.b_place_id)
    AND p.high_id = greatest(c.a_place_id, c.b_place_id) AND p.judged = c.judged
)`;
