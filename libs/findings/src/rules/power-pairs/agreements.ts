import { districtsOf, isMoreThanSliver } from './places.js';

/** Which agreements take something out of a pair, over agreement `g` and pair `p`. */
export type Covering = {
  kinds: readonly string[];
  stage: string;
  /** Further columns of `placed` that the rule needs, over `p`. */
  extra?: string;
};

/**
 * CTEs from `placed` to `pair`: what agreements between the two bodies leave of each pair.
 *
 * An agreement covers when its function is the narrower one of the pair or stands above it, its kind is that of the pair
 * or above, and its stages name the stage (or none). One that covers the whole place takes its days out of the common
 * period; one that covers a part of the place all the remaining days takes that part out of the place. The rest stays:
 * `period`, `rest_m2`, `geom`, `districts`, `covered_share` (of the area, 0..1).
 */
export const afterAgreements = ({ kinds, stage, extra }: Covering): string => `
agreed AS MATERIALIZED (
  SELECT p.a_id, p.b_id, g.valid, p.overlap_m2, p.smaller_m2, p.shape,
    CASE WHEN g.place_id IS NULL THEN NULL ELSE (
      SELECT ST_Union(o.geom_m) FROM power_place o WHERE o.place_id = g.place_id AND NOT isempty(o.valid * p.judged)) END AS part,
    g.place_id IS NULL AS everywhere
  FROM placed p JOIN effective_agreement g ON g.low_agency_id = least(p.a_agency_id, p.b_agency_id)
    AND g.high_agency_id = greatest(p.a_agency_id, p.b_agency_id)
  WHERE g.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND g.valid && p.common
    AND (g.path IS NULL OR g.path @> p.path) AND g.kind_path @> p.kind_path AND (g.stages = '{}' OR ${stage})
), agreement_part AS MATERIALIZED (
  SELECT a.*, everywhere OR NOT ${isMoreThanSliver('coalesce(ST_Area(ST_Difference(shape, part)), overlap_m2)', 'smaller_m2')} AS whole
  FROM agreed a
), rest_days AS MATERIALIZED (
  SELECT p.a_id, p.b_id, p.common, p.shape, p.smaller_m2, p.overlap_m2,
    datemultirange(p.common) - coalesce(range_agg(a.valid) FILTER (WHERE a.whole), '{}'::datemultirange) AS days
  FROM placed p JOIN agreement_part a USING (a_id, b_id) GROUP BY p.a_id, p.b_id, p.common, p.shape, p.smaller_m2, p.overlap_m2
), rest_period AS MATERIALIZED (
  SELECT r.*, d.period FROM rest_days r CROSS JOIN LATERAL (
    SELECT part AS period FROM unnest(r.days) part
    ORDER BY upper_inf(part) OR upper(part) > power_day() DESC,
      CASE WHEN upper_inf(part) OR upper(part) > power_day() THEN lower(part) END NULLS FIRST, upper(part) DESC LIMIT 1) d
), cut_shape AS MATERIALIZED (
  SELECT r.*, coalesce((
    SELECT ST_CollectionExtract(ST_Difference(r.shape, ST_Union(a.part)), 3) FROM agreement_part a
    WHERE a.a_id = r.a_id AND a.b_id = r.b_id AND NOT a.whole AND a.part IS NOT NULL
      AND a.valid @> (r.period * CASE WHEN upper_inf(r.period) OR upper(r.period) > power_day() THEN daterange(power_day(), NULL) ELSE '(,)' END)
    HAVING count(*) > 0), r.shape) AS rest
  FROM rest_period r
), cut AS MATERIALIZED (
  SELECT a_id, b_id, period, rest, ST_Area(rest) AS rest_m2, ST_Transform(rest, 4326) AS geom, ${districtsOf('rest')} AS districts,
    greatest(0, 1 - ST_Area(rest) / overlap_m2) AS covered_share, -row_number() OVER () AS shape_id
  FROM cut_shape WHERE ${isMoreThanSliver('ST_Area(rest)', 'smaller_m2')}
), pair AS MATERIALIZED (
  SELECT p.a_id, p.a_agency_id, p.a_stage, p.a_path, p.a_place_id, p.a_demo, p.a_m2,
    p.b_id, p.b_agency_id, p.b_stage, p.b_path, p.b_place_id, p.b_demo, p.b_m2,
    p.relation, p.object_kind, p.kind_path, p.path, ${extra ? `${extra},` : ''}
    coalesce(c.period, p.common) AS period, coalesce(c.shape_id, p.shape_id) AS shape_id, coalesce(c.rest, p.shape) AS shape,
    coalesce(c.rest_m2, p.overlap_m2) AS overlap_m2, coalesce(c.geom, p.geom) AS geom, coalesce(c.districts, p.districts) AS districts,
    coalesce(c.covered_share, 0) AS covered_share
  FROM placed p LEFT JOIN cut c ON c.a_id = p.a_id AND c.b_id = p.b_id
  WHERE c.a_id IS NOT NULL OR NOT EXISTS (SELECT FROM agreed g WHERE g.a_id = p.a_id AND g.b_id = p.b_id)
)`;
