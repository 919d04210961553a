/**
 * CTEs `counted_sites`, `counted_works`, `counted_money`: what lies on the overlap of each `pair`. Sites of the common kind in
 * force on the day; current and future works, and approved money of the year, of either body for the common function and
 * everything below it. Sites are counted once per shape and kind, works and money once per shape, function and body.
 */
export const TOUCHED = `
counted_sites AS MATERIALIZED (
  SELECT d.shape_id, d.object_kind, (
    SELECT count(*)::int FROM site JOIN object_kind k ON k.code = site.kind AND k.path <@ d.kind_path
    WHERE ST_Intersects(site.geom_m, d.shape) AND site.valid @> power_day()) AS sites
  FROM (SELECT DISTINCT ON (shape_id, object_kind) shape_id, object_kind, kind_path, shape FROM pair) d
), body AS MATERIALIZED (
  SELECT DISTINCT ON (p.shape_id, p.path, x.agency_id) p.shape_id, p.path, x.agency_id, p.shape, p.districts, x.place_id
  FROM pair p CROSS JOIN LATERAL (VALUES (p.a_agency_id, p.a_place_id), (p.b_agency_id, p.b_place_id)) AS x (agency_id, place_id)
), counted_works AS MATERIALIZED (
  SELECT b.shape_id, b.path, b.agency_id, count(DISTINCT w.id)::int AS works
  FROM body b
  JOIN work w ON w.agency_id = b.agency_id AND w.status <> 'cancelled' AND w.ends_on >= power_day()
  JOIN city_function f ON f.id = w.function_id AND f.path <@ b.path
  JOIN work_zone z ON z.work_id = w.id AND ST_Intersects(b.shape, z.geom_m)
  GROUP BY b.shape_id, b.path, b.agency_id
), counted_money AS MATERIALIZED (
  SELECT b.shape_id, b.path, b.agency_id, sum(l.amount_kzt) AS kzt
  FROM body b
  JOIN effective_line l ON l.agency_id = b.agency_id AND l.year = extract(year FROM power_day())::int AND l.leaf AND l.path <@ b.path
    AND (l.territory_id IS NULL OR l.territory_id = b.place_id OR l.territory_id = ANY (b.districts)
      OR EXISTS (SELECT FROM territory t WHERE t.id = l.territory_id AND t.kind = 'city'))
  GROUP BY b.shape_id, b.path, b.agency_id
)`;

/** Joins of the counts to `pair`. */
export const TOUCHED_JOINS = `
LEFT JOIN counted_sites s ON s.shape_id = pair.shape_id AND s.object_kind = pair.object_kind
LEFT JOIN counted_works wa ON wa.shape_id = pair.shape_id AND wa.path = pair.path AND wa.agency_id = pair.a_agency_id
LEFT JOIN counted_works wb ON wb.shape_id = pair.shape_id AND wb.path = pair.path AND wb.agency_id = pair.b_agency_id
LEFT JOIN counted_money ma ON ma.shape_id = pair.shape_id AND ma.path = pair.path AND ma.agency_id = pair.a_agency_id
LEFT JOIN counted_money mb ON mb.shape_id = pair.shape_id AND mb.path = pair.path AND mb.agency_id = pair.b_agency_id
LEFT JOIN object_kind k ON k.code = pair.object_kind`;
