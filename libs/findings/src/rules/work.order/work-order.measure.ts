import type { MeasureMode, Statement } from '../../domain/rule.js';
import { ground, workParameters, worksOf } from '../work-pairs/facts.js';
import { districtsOfPlace, gapDays, overrunning, PARTIES, storedPlace, union, workPairs } from '../work-pairs/pairs.js';
import type { WorkOrderSettings } from './work-order.settings.js';

/** Numbers of a finishing work and the digging that comes too late for it. `A` is the side with the lower id. */
export type WorkOrderMeasures = {
  /** Which side finishes the surface; the other opens the ground. */
  finishing: 'a' | 'b';
  rankA: number;
  rankB: number;
  /** Area of the place that is finished and opened, without strips, m2. A line is as wide as the setting says. */
  overlapM2: number;
  /** The overlap as a part of the finishing work, 0..1. */
  shareOfFinishing: number;
  /** Days from the end of the finishing to the digging; 0 = they overlap. */
  gapDays: number;
  /** Days on which both are active. */
  overlapDays: number;
  /** Part of the cost of the finishing work that has to be done again, tenge; null = its cost is not known. */
  costAtRiskKzt: string | null;
  certaintyFinishing: 'planned' | 'firm';
  certaintyDigging: 'planned' | 'firm';
  sameAgency: boolean;
};

const DAYS = `(($1::jsonb ->> 'months')::int * 365 / 12)`;
const later = (first: string, second: string): string =>
  `${first}.rank >= ($1::jsonb ->> 'finishingRank')::int AND ${second}.breaks
    AND ${second}.rank <= ${first}.rank - ($1::jsonb ->> 'rankStep')::int`;
const side = (finishing: string, other: string): string => `CASE WHEN a_finishes THEN ${finishing} ELSE ${other} END`;

const sql = (mode: MeasureMode): string => {
  const works = worksOf(mode);
  return `
WITH ${workPairs(works, {
    // Two lines meet when they are as near as one is wide; the stored strip is never narrower than the shape.
    reach: `ST_Expand(z.geom_m, ($1::jsonb ->> 'lineWidthM')::float8)`,
    freeDays: DAYS,
    facts: `(${later('s', 'o')} OR ${later('o', 's')})`,
  })}, faced AS (
  SELECT n.a_id, n.b_id, n.a_number, n.b_number, a.rank > b.rank AS a_finishes, n.a_active, n.b_active, n.a_geom_m, n.b_geom_m
  FROM near n ${works.facts('n.a_id', 'a')} ${works.facts('n.b_id', 'b')} OFFSET 0
), late AS (
  SELECT *, ${ground('a_geom_m', 'lineWidthM')} AS a_ground, ${ground('b_geom_m', 'lineWidthM')} AS b_ground
  FROM (SELECT *, ${side('a_active', 'b_active')} AS finished, ${side('b_active', 'a_active')} AS dug FROM faced OFFSET 0) p
  WHERE lower(dug) > lower(finished) OR upper(dug) > upper(finished)
  OFFSET 0
), met AS (
  SELECT a_id, b_id, a_finishes, ${union('place')} AS place, min(${gapDays('a_active', 'b_active')}) AS gap_days,
    range_agg(finished * dug) AS days, min(lower(finished)) AS finishing_from, max(lower(dug)) AS digging_from,
    min(lower(dug)) AS first_dug
  FROM (SELECT *, ST_Intersection(a_ground, b_ground) AS place FROM late WHERE ST_Intersects(a_ground, b_ground) OFFSET 0) p
  WHERE ST_Area(place) > 0 GROUP BY a_id, b_id, a_finishes
), measured AS MATERIALIZED (
  SELECT p.*, ST_Area(p.place) AS overlap_m2, ${side(works.groundM2('p.a_id', 'lineWidthM'), works.groundM2('p.b_id', 'lineWidthM'))} AS whole_m2,
    a.agency_id AS a_agency, b.agency_id AS b_agency, a.demo OR b.demo AS demo, a.overruns AS a_overruns, b.overruns AS b_overruns, a.rank AS a_rank, b.rank AS b_rank,
    ${side('a.cost_kzt', 'b.cost_kzt')} AS cost, ${side('a.firm', 'b.firm')} AS finishing_firm,
    ${side('b.firm', 'a.firm')} AS digging_firm,
    ${works.districts('p.a_id')} AS a_districts, ${works.districts('p.b_id')} AS b_districts
  FROM met p ${works.facts('p.a_id', 'a')} ${works.facts('p.b_id', 'b')}
), shared AS (
  SELECT *, least(1, overlap_m2 / whole_m2)::numeric AS share FROM measured
  WHERE overlap_m2 > ($1::jsonb ->> 'toleranceM2')::float8
)
SELECT a_id AS subject_a, b_id AS subject_b, ${PARTIES} AS agency_ids, ${districtsOfPlace('place')} AS territory_ids,
  jsonb_build_object(
    'finishing', CASE WHEN a_finishes THEN 'a' ELSE 'b' END, 'rankA', a_rank, 'rankB', b_rank,
    'overlapM2', round(overlap_m2::numeric, 1), 'shareOfFinishing', round(share, 4), 'gapDays', gap_days,
    'overlapDays', (SELECT coalesce(sum(upper(d) - lower(d)), 0)::int FROM unnest(days) d),
    'costAtRiskKzt', round(cost * share, 2)::text,
    'certaintyFinishing', CASE WHEN finishing_firm THEN 'firm' ELSE 'planned' END,
    'certaintyDigging', CASE WHEN digging_firm THEN 'firm' ELSE 'planned' END,
    'sameAgency', a_agency = b_agency) || ${overrunning('a_overruns', 'b_overruns')} AS measures,
  day_range(least(finishing_from, first_dug), greatest(least(finishing_from, first_dug), greatest(finishing_from, digging_from) - 1)) AS period,
  ${storedPlace('place')} AS geom, demo
FROM shared`;
};

/**
 * Pairs of works of different projects, none cancelled, on one place within some months: one finishes the surface, the
 * other ranks lower, opens the ground, and begins or ends after the finishing does. The period lasts until the later of
 * both begins: until then they can still change places.
 */
export const measureWorkOrder = (mode: MeasureMode, settings: WorkOrderSettings): Statement => ({
  sql: sql(mode),
  parameters: workParameters(mode, settings),
});
