import { isMoreThanSliver, SHAPES } from './places.js';

/** Which agreements take something out of a pair, over agreement `g` and pair `p`. */
export type Covering = {
  kinds: readonly string[];
  stage: string;
};

/**
 * CTEs from `placed` to `pair` and `shape`: what agreements between the two bodies leave of each pair.
 *
 * An agreement covers when its function is the narrower one of the pair or stands above it, its kind is that of the pair
 * or above, and its stages name the stage (or none). One that covers the whole place takes its days out of the common
 * period; one that covers a part of the place all the remaining days takes that part out of the place. The rest stays:
 * `period`, `rest_m2`, `covered_share` (of the area, 0..1), and the shape `rest_id` with its districts.
 */
export const afterAgreements = ({ kinds, stage }: Covering): string => `
agreed AS MATERIALIZED (
  SELECT p.a_id, p.b_id, p.common, g.valid, p.overlap_m2, p.smaller_m2, p.shape_id,
    CASE WHEN g.place_id IS NOT NULL THEN (
      SELECT ST_Union(o.geom_m) FROM power_place o WHERE o.place_id = g.place_id AND NOT isempty(o.valid * p.judged)) END AS part,
    g.place_id IS NULL AS everywhere
  FROM placed p JOIN effective_agreement g ON g.low_agency_id = least(p.a_agency_id, p.b_agency_id)
    AND g.high_agency_id = greatest(p.a_agency_id, p.b_agency_id)
  WHERE g.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND g.valid && p.common
    AND (g.path IS NULL OR g.path @> p.path) AND g.kind_path @> p.kind_path AND (g.stages = '{}' OR ${stage})
), agreement_part AS MATERIALIZED (
  SELECT a.*, a.everywhere OR a.part IS NOT NULL
    AND NOT ${isMoreThanSliver('ST_Area(ST_Difference(o.shape, a.part))', 'a.smaller_m2')} AS whole
  FROM agreed a JOIN overlap o ON o.shape_id = a.shape_id
), rest_days AS MATERIALIZED (
  SELECT a_id, b_id, shape_id, smaller_m2, overlap_m2,
    datemultirange(common) - coalesce(range_agg(valid) FILTER (WHERE whole), '{}'::datemultirange) AS days
  FROM agreement_part GROUP BY a_id, b_id, common, shape_id, smaller_m2, overlap_m2
), rest_period AS MATERIALIZED (
  SELECT r.*, d.period, CASE WHEN upper_inf(d.period) OR upper(d.period) > power_day()
    THEN d.period * daterange(power_day(), NULL) ELSE d.period END AS ahead
  FROM rest_days r CROSS JOIN LATERAL (
    SELECT part AS period FROM unnest(r.days) part
    ORDER BY upper_inf(part) OR upper(part) > power_day() DESC,
      CASE WHEN upper_inf(part) OR upper(part) > power_day() THEN lower(part) END NULLS FIRST, upper(part) DESC LIMIT 1) d
), cut_shape AS MATERIALIZED (
  SELECT r.a_id, r.b_id, r.smaller_m2, r.overlap_m2, ST_CollectionExtract(ST_Difference(o.shape, c.parts), 3) AS rest
  FROM rest_period r JOIN overlap o ON o.shape_id = r.shape_id CROSS JOIN LATERAL (
    SELECT ST_Union(a.part) AS parts FROM agreement_part a
    WHERE a.a_id = r.a_id AND a.b_id = r.b_id AND NOT a.whole AND a.part IS NOT NULL AND a.valid @> r.ahead) c
  WHERE c.parts IS NOT NULL
), cut AS MATERIALIZED (
  SELECT a_id, b_id, rest, ST_Area(rest) AS rest_m2, -row_number() OVER () AS shape_id,
    greatest(0, 1 - ST_Area(rest) / overlap_m2) AS covered_share,
    ${isMoreThanSliver('ST_Area(rest)', 'smaller_m2')} AS stays
  FROM cut_shape
), pair AS MATERIALIZED (
  SELECT p.*, coalesce(r.period, p.common) AS period, coalesce(c.shape_id, p.shape_id) AS rest_id,
    coalesce(c.rest_m2, p.overlap_m2) AS rest_m2, coalesce(c.covered_share, 0) AS covered_share
  FROM placed p LEFT JOIN rest_period r ON r.a_id = p.a_id AND r.b_id = p.b_id
  LEFT JOIN cut c ON c.a_id = p.a_id AND c.b_id = p.b_id
  WHERE (r.a_id IS NOT NULL OR NOT EXISTS (SELECT FROM agreed g WHERE g.a_id = p.a_id AND g.b_id = p.b_id))
    AND c.stays IS NOT false
), ${SHAPES}`;
