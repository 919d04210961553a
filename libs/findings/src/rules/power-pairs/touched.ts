import type { MeasureMode } from '../../domain/rule.js';

// A line counts for its function and every one above it: summed once for a country, read directly for a few powers.
const MONEY_ALL = `
line_at AS MATERIALIZED (
  SELECT l.agency_id, f.high_id AS function_id, l.territory_id, coalesce(t.kind = 'city', true) AS everywhere, sum(l.amount_kzt) AS kzt
  FROM effective_line l JOIN lineage f ON f.low_id = l.function_id LEFT JOIN territory t ON t.id = l.territory_id
  WHERE l.leaf AND l.year = extract(year FROM power_day())::int
    AND (l.agency_id, f.high_id) IN (SELECT agency_id, function_id FROM body) GROUP BY 1, 2, 3, 4
), counted_money AS MATERIALIZED (
  SELECT b.rest_id, b.function_id, b.agency_id, sum(l.kzt) AS kzt
  FROM body b JOIN line_at l ON l.agency_id = b.agency_id AND l.function_id = b.function_id JOIN shape s ON s.shape_id = b.rest_id
  WHERE l.everywhere OR l.territory_id = b.place_id OR l.territory_id = ANY (s.districts) GROUP BY 1, 2, 3
)`;
const MONEY_SOME = `
own_line AS MATERIALIZED (
  SELECT l.agency_id, l.path, l.territory_id, coalesce(t.kind = 'city', true) AS everywhere, l.amount_kzt
  FROM (SELECT DISTINCT agency_id FROM body) b
  JOIN effective_line l ON l.agency_id = b.agency_id AND l.year = extract(year FROM power_day())::int AND l.leaf
  LEFT JOIN territory t ON t.id = l.territory_id
), counted_money AS MATERIALIZED (
  SELECT b.rest_id, b.function_id, b.agency_id, sum(l.amount_kzt) AS kzt
  FROM body b JOIN shape s ON s.shape_id = b.rest_id JOIN own_line l ON l.agency_id = b.agency_id AND l.path <@ b.path
  WHERE l.everywhere OR l.territory_id = b.place_id OR l.territory_id = ANY (s.districts) GROUP BY 1, 2, 3
)`;

/**
 * CTEs `counted_sites`, `counted_works`, `counted_money`: what lies on the overlap of each `pair`. Sites of the common kind in
 * force on the day; current and future works, and approved money of the year, of either body for the common function and
 * everything below it. Sites are counted once per shape and kind, works and money once per shape, function and body.
 */
export const touched = (mode: MeasureMode): string => `
counted_sites AS MATERIALIZED (
  SELECT d.rest_id, d.object_kind, (
    SELECT count(*)::int FROM site JOIN object_kind k ON k.code = site.kind AND k.path <@ d.kind_path
    WHERE ST_Intersects(site.geom_m, s.shape) AND site.valid @> power_day()) AS sites
  FROM (SELECT DISTINCT ON (rest_id, object_kind) rest_id, object_kind, kind_path FROM pair) d JOIN shape s ON s.shape_id = d.rest_id
), body AS MATERIALIZED (
  SELECT DISTINCT ON (p.rest_id, p.function_id, x.agency_id) p.rest_id, p.function_id, p.path, x.agency_id, x.place_id
  FROM pair p CROSS JOIN LATERAL (VALUES (p.a_agency_id, p.a_place_id), (p.b_agency_id, p.b_place_id)) AS x (agency_id, place_id)
), counted_works AS MATERIALIZED (
  SELECT b.rest_id, b.function_id, b.agency_id, count(DISTINCT w.id)::int AS works
  FROM body b
  JOIN work w ON w.agency_id = b.agency_id AND w.status <> 'cancelled' AND (w.ends_on >= power_day() OR w.status = 'running')
  JOIN city_function f ON f.id = w.function_id AND f.path <@ b.path
  JOIN shape s ON s.shape_id = b.rest_id
  JOIN work_zone z ON z.work_id = w.id AND ST_Intersects(s.shape, z.geom_m)
  GROUP BY 1, 2, 3
), ${mode.kind === 'ids' ? MONEY_SOME : MONEY_ALL}`;

const counts = (table: string, alias: string, side: 'a' | 'b'): string =>
  `LEFT JOIN ${table} ${alias} ON ${alias}.rest_id = pair.rest_id AND ${alias}.function_id = pair.function_id AND ${alias}.agency_id = pair.${side}_agency_id`;

/** Joins of the counts, the kind and the shape to `pair`. */
export const TOUCHED_JOINS = `
JOIN shape ON shape.shape_id = pair.rest_id
JOIN object_kind k ON k.code = pair.object_kind
LEFT JOIN counted_sites s ON s.rest_id = pair.rest_id AND s.object_kind = pair.object_kind
${counts('counted_works', 'wa', 'a')} ${counts('counted_works', 'wb', 'b')}
${counts('counted_money', 'ma', 'a')} ${counts('counted_money', 'mb', 'b')}`;
