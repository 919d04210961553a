import type { MeasureMode } from '../../domain/rule.js';
import { inForce } from '../power-ground/places.js';

// Up to this much of a territory may stay uncovered, as $1 says.
const sliverOf = (areaM2: string): string =>
  `greatest(($1::jsonb ->> 'toleranceM2')::float8, ($1::jsonb ->> 'toleranceShare')::float8 * ${areaM2})`;

const targets = (mode: MeasureMode): string => `
ground AS MATERIALIZED (
  SELECT t.id, t.kind, t.parent_id, o.outline_id, o.valid, o.geom_m, o.area_m2,
    CASE WHEN t.kind = 'district' THEN ARRAY[t.id] ELSE ARRAY(SELECT p.id FROM territory p WHERE p.id = t.parent_id AND p.kind = 'district') END AS districts
  FROM territory t JOIN power_place o ON o.place_id = t.id AND ${inForce('o.valid')}
  WHERE t.kind = 'district' OR t.id IN (SELECT territory_id FROM requirement)
), target AS MATERIALIZED (
  SELECT r.id AS requirement_id, d.id AS district_id
  FROM requirement r JOIN ground d ON CASE
    WHEN r.territory_id IS NULL THEN d.kind = 'district'
    WHEN r.territory_kind <> 'city' THEN d.id = r.territory_id
    ELSE d.kind = 'district' AND (d.parent_id = r.territory_id OR EXISTS (
      SELECT FROM ground c WHERE c.id = r.territory_id AND ST_Intersects(c.geom_m, ST_PointOnSurface(d.geom_m)))) END
  WHERE r.level = 'territory' ${mode.kind === 'ids' ? 'AND (r.id = ANY ($2::uuid[]) OR d.id = ANY ($2::uuid[]))' : ''}
)`;

// A power limited by amount or owner covers some cases only. Cases are the amounts between two limits that powers name,
// for each owner they name and for all the others; between two limits nothing changes.
const CASES = `
holder AS MATERIALIZED (
  SELECT r.id AS requirement_id, m.agency_id, m.place_id, m.amount, m.owner_kind,
    m.path @> r.path AND m.kind_path @> r.kind_path AS whole,
    NOT (lower_inf(m.amount) AND upper_inf(m.amount)) OR m.owner_kind IS NOT NULL AS limited
  FROM (SELECT * FROM requirement WHERE id IN (SELECT requirement_id FROM target) OFFSET 0) r
  JOIN city_function f ON f.path @> r.path OR f.path <@ r.path
  JOIN effective_mandate m ON m.function_id = f.id AND m.stage = r.stage
  WHERE ${inForce('m.valid')}
    AND (m.kind_path @> r.kind_path OR m.kind_path <@ r.kind_path)
), amount_limit AS (
  SELECT requirement_id, amount, lead(amount) OVER (PARTITION BY requirement_id ORDER BY amount) AS next_amount FROM (
    SELECT DISTINCT requirement_id, 0::numeric AS amount FROM target
    UNION SELECT requirement_id, lower(amount) FROM holder WHERE whole AND lower(amount) > 0
    UNION SELECT requirement_id, upper(amount) FROM holder WHERE whole AND NOT upper_inf(amount)) l
), owner_limit AS (
  SELECT DISTINCT requirement_id, owner_kind FROM holder WHERE whole AND owner_kind IS NOT NULL
  UNION ALL SELECT r.requirement_id, NULL FROM (SELECT DISTINCT requirement_id FROM target) r
  WHERE (SELECT count(DISTINCT h.owner_kind) FROM holder h WHERE h.requirement_id = r.requirement_id AND h.whole) < 4
), held_place AS MATERIALIZED (
  SELECT DISTINCT t.district_id, h.place_id FROM target t JOIN holder h USING (requirement_id)
), held_outline AS MATERIALIZED (
  SELECT o.place_id, o.outline_id, o.outline_id = o.place_id AS single, o.geom_m, o.area_m2
  FROM (SELECT DISTINCT place_id FROM holder) h JOIN power_place o USING (place_id) WHERE ${inForce('o.valid')}
), met AS MATERIALIZED (
  SELECT x.*, x.area_m2 - x.part_m2 <= ${sliverOf('x.area_m2')} AS everything
  FROM (
    SELECT p.district_id, p.place_id, d.area_m2, o.area_m2 AS place_m2,
      CASE b.same_id WHEN d.outline_id THEN d.geom_m WHEN o.outline_id THEN o.geom_m ELSE b.shape END AS part, b.overlap_m2 AS part_m2
    FROM held_place p JOIN ground d ON d.id = p.district_id JOIN held_outline o ON o.place_id = p.place_id
    JOIN boundary_overlap b ON b.low_id = CASE WHEN p.district_id < p.place_id THEN d.outline_id ELSE o.outline_id END
      AND b.high_id = CASE WHEN p.district_id < p.place_id THEN o.outline_id ELSE d.outline_id END
    UNION ALL SELECT s.*, ST_Area(s.part) FROM (
      SELECT p.district_id, p.place_id, d.area_m2, o.area_m2,
        CASE WHEN ST_Covers(o.geom_m, d.geom_m) THEN d.geom_m ELSE ST_CollectionExtract(ST_Intersection(d.geom_m, o.geom_m), 3) END AS part
      FROM held_place p JOIN ground d ON d.id = p.district_id
      JOIN held_outline o ON o.place_id = p.place_id AND o.single AND o.geom_m && d.geom_m OFFSET 0) s) x
)`;

// Sets of places compare as text, which joins by hash; no place at all is a set too.
const PLACES_KEY = "coalesce(array_to_string(places, ','), '')";

const GAPS = `
touching AS MATERIALIZED (
  SELECT h.*, m.district_id, m.everything, m.part_m2 > ${sliverOf('m.area_m2')} OR m.part_m2 >= 0.5 * m.place_m2 AS sizable FROM holder h JOIN met m USING (place_id) WHERE m.part_m2 > 1
), open_case AS MATERIALIZED (
  SELECT t.requirement_id, t.district_id, a.amount, a.next_amount, w.owner_kind, array_agg(DISTINCT h.place_id) FILTER (WHERE h.place_id IS NOT NULL) AS places
  FROM target t
  JOIN amount_limit a USING (requirement_id) JOIN owner_limit w USING (requirement_id)
  LEFT JOIN touching h ON h.requirement_id = t.requirement_id AND h.district_id = t.district_id
    AND h.whole AND h.amount @> a.amount AND (h.owner_kind IS NULL OR h.owner_kind = w.owner_kind)
  GROUP BY t.requirement_id, t.district_id, a.amount, a.next_amount, w.owner_kind
  HAVING bool_or(h.everything) IS NOT TRUE
), rest AS MATERIALIZED (
  SELECT x.*, ST_Area(x.shape) AS rest_m2, ST_Transform(x.shape, 4326) AS geom, row_number() OVER () AS rest_id FROM (
    SELECT p.district_id, p.key, CASE WHEN p.places IS NULL THEN d.geom_m ELSE ST_CollectionExtract(ST_Difference(d.geom_m,
      (SELECT ST_Union(m.part) FROM met m WHERE m.district_id = p.district_id AND m.place_id = ANY (p.places))), 3) END AS shape, d.area_m2
    FROM (SELECT DISTINCT district_id, places, ${PLACES_KEY} AS key FROM open_case) p JOIN ground d ON d.id = p.district_id
    OFFSET 0) x
  WHERE ST_Area(x.shape) > ${sliverOf('x.area_m2')}
), open_group AS MATERIALIZED (
  SELECT c.requirement_id, c.district_id, array_agg(DISTINCT r.rest_id) AS rests,
    (array_agg(jsonb_build_object('from', c.amount, 'to', c.next_amount, 'owner', c.owner_kind)
      ORDER BY r.rest_m2 DESC, c.owner_kind NULLS FIRST, c.amount))[1] AS worst
  FROM (SELECT *, ${PLACES_KEY} AS key FROM open_case) c JOIN rest r USING (district_id, key)
  GROUP BY c.requirement_id, c.district_id
), open_place AS MATERIALIZED (
  SELECT g.*, CASE WHEN cardinality(g.rests) > 1 THEN (SELECT ST_Multi(ST_Union(r.shape)) FROM rest r WHERE r.rest_id = ANY (g.rests)) END AS united
  FROM open_group g
), partly AS MATERIALIZED (
  SELECT x.requirement_id, x.district_id, bool_or(x.narrower) AS narrower, bool_or(x.limited) AS conditional,
    string_agg(a.name_ru, '; ' ORDER BY a.code) AS ru, string_agg(coalesce(a.name_kk, a.name_ru), '; ' ORDER BY a.code) AS kk,
    string_agg(coalesce(a.name_en, a.name_ru), '; ' ORDER BY a.code) AS en
  FROM (SELECT requirement_id, district_id, agency_id, bool_or(NOT whole) AS narrower, bool_or(whole AND limited) AS limited
    FROM touching WHERE sizable GROUP BY requirement_id, district_id, agency_id) x
  JOIN agency a ON a.id = x.agency_id GROUP BY x.requirement_id, x.district_id
), gap AS MATERIALIZED (
  SELECT p.requirement_id, p.district_id, coalesce(p.united, r.shape) AS shape,
    coalesce(ST_Transform(p.united, 4326), r.geom) AS geom, coalesce(ST_Area(p.united), r.rest_m2) AS gap_m2, d.area_m2, d.valid, d.districts,
    l.ru AS partly_ru, l.kk AS partly_kk, l.en AS partly_en, coalesce(l.narrower, false) AS narrower,
    coalesce(l.conditional, false) AS conditional,
    CASE WHEN l.conditional THEN nullif((p.worst ->> 'from')::numeric, 0) END AS open_from,
    CASE WHEN l.conditional THEN (p.worst ->> 'to')::numeric END AS open_to,
    CASE WHEN l.conditional THEN p.worst ->> 'owner' END AS open_owner
  FROM open_place p JOIN rest r ON r.rest_id = p.rests[1] JOIN ground d ON d.id = p.district_id LEFT JOIN partly l ON l.requirement_id = p.requirement_id AND l.district_id = p.district_id
)`;

/**
 * CTEs up to `gap`, over `requirement`: districts of the day where a requirement is not met, with the part that nobody
 * holds in at least one case (metric `shape`). What covers all but a sliver covers; equal shapes are computed once.
 */
export const OPEN_PLACES = (mode: MeasureMode): string => `${targets(mode)}, ${CASES}, ${GAPS}`;
