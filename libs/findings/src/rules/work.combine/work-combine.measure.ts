import type { MeasureMode, Statement } from '../../domain/rule.js';
import { workParameters, worksOf } from '../work-pairs/facts.js';
import { districtsOfPlace, gapDays, overrunning, PARTIES, storedPlace, union, workPairs } from '../work-pairs/pairs.js';
import type { WorkCombineSettings } from './work-combine.settings.js';

/**
 * What two works that both open the ground would save as one, with each part of the sum. Money in tenge.
 *
 * `trenchSavingKzt = sharedTrenchM x trenchKztPerM`, `closureSavingKzt = closureDays x closureKztPerDay`,
 * `savingKzt` is their sum.
 */
export type WorkCombineMeasures = {
  /** Distance of the shapes; 0 = they meet. */
  gapM: number;
  gapDays: number;
  /**
   * Metres of trench dug once instead of twice: the length of all lines of a work that runs alongside the shapes of the
   * other, at most `nearM` away, each place once, and of both works the shorter. What only crosses or goes on where the
   * other ends shares nothing. Of lines and places only the lines count, two places share no trench.
   */
  sharedTrenchM: number;
  surface: string;
  trenchKztPerM: number;
  trenchSavingKzt: number;
  /** Days of the shorter work that are not yet days of both: so many days the place is disturbed less. */
  savedDays: number;
  /** The saved days, when both hinder traffic; else 0: no closure is saved. */
  closureDays: number;
  closureKztPerDay: number;
  closureSavingKzt: number;
  savingKzt: number;
  sameAgency: boolean;
};

const NEAR_M = `($1::jsonb ->> 'nearM')::float8`;
const open = (alias: string): string => `${alias}.breaks AND ${alias}.status NOT IN ('finished', 'accepted')`;
/** Cosine of 30 degrees: a line that turns further away than this crosses the other and does not go along with it. */
const ALONGSIDE = 0.866;
// Of a line cut into short pieces those count that the other goes along with: what is nearest to the end of the piece lies
// nearly as far from what is nearest to its beginning. Inside of a place every piece does.
const within = (shape: string, other: string): string =>
  `CASE WHEN ST_Dimension(${shape}) = 1 THEN coalesce((SELECT ST_Collect(s.geom) FROM ST_DumpSegments(ST_Segmentize(
      ST_CollectionExtract(ST_Intersection(${shape}, ST_Buffer(${other}, ${NEAR_M}, 'quad_segs=4 endcap=flat')), 2),
      greatest(1, ${NEAR_M} / 10))) s
    WHERE ST_Distance(ST_ClosestPoint(${other}, ST_StartPoint(s.geom)), ST_ClosestPoint(${other}, ST_EndPoint(s.geom)))
      >= ${ALONGSIDE} * ST_Length(s.geom)), ST_SetSRID('LINESTRING EMPTY'::geometry, ST_SRID(${shape}))) END`;
// Lines cut in different places meet again only on a grid, here of a centimetre.
const lengthOf = (part: string): string => `CASE WHEN count(${part}) = 1 THEN max(ST_Length(${part}))
      ELSE ST_Length(ST_UnaryUnion(ST_Collect(ST_CollectionExtract(${part}, 2) ORDER BY a_number, b_number), 0.01)) END`;
const countOf = (days: string): string => `(SELECT coalesce(sum(upper(d) - lower(d)), 0)::int FROM unnest(${days}) d)`;
/** Days a work needs: those stated for it, at most those of its zones. */
const needs = (side: string): string => `least(${side}.duration_days, ${countOf(`h.${side}_days`)})`;

const sql = (mode: MeasureMode): string => {
  const works = worksOf(mode);
  return `
WITH ${workPairs(works, {
    reach: `ST_Expand(z.geom_m, ${NEAR_M})`,
    freeDays: `($1::jsonb ->> 'gapDays')::int`,
    facts: `${open('s')} AND ${open('o')}`,
  })}, met AS (
  SELECT a_id, b_id, ${union('place')} AS place, min(gap_m) AS gap_m, min(${gapDays('a_active', 'b_active')}) AS gap_days,
    coalesce(least(${lengthOf('a_part')}, ${lengthOf('b_part')}), 0) AS trench_m
  FROM (
    SELECT *, ST_Distance(a_geom_m, b_geom_m) AS gap_m, ${within('a_geom_m', 'b_geom_m')} AS a_part,
      ${within('b_geom_m', 'a_geom_m')} AS b_part,
      ST_Intersection(ST_Buffer(a_geom_m, ${NEAR_M} * 0.52 + 0.5, 4), ST_Buffer(b_geom_m, ${NEAR_M} * 0.52 + 0.5, 4)) AS place
    FROM near WHERE ST_DWithin(a_geom_m, b_geom_m, ${NEAR_M}) OFFSET 0
  ) p GROUP BY a_id, b_id
), side AS MATERIALIZED (
  SELECT p.*, a.agency_id AS a_agency, b.agency_id AS b_agency, a.demo OR b.demo AS demo, a.overruns AS a_overruns, b.overruns AS b_overruns,
    a.hinders_traffic AND b.hinders_traffic AS closes, round(p.trench_m::numeric, 1) AS trench,
    coalesce(a.surface, b.surface, a.leaves, b.leaves, 'unknown') AS surface,
    greatest(0, least(${needs('a')}, ${needs('b')}) - ${countOf('h.a_days * h.b_days')}) AS saved_days,
    day_range(least(a.starts_on, b.starts_on), greatest(least(a.starts_on, b.starts_on), greatest(a.starts_on, b.starts_on) - 1)) AS period,
    ${works.districts('p.a_id')} AS a_districts, ${works.districts('p.b_id')} AS b_districts
  FROM met p ${works.facts('p.a_id', 'a')} ${works.facts('p.b_id', 'b')}
  CROSS JOIN LATERAL (SELECT ${works.days('p.a_id')} AS a_days, ${works.days('p.b_id')} AS b_days) h
), priced AS (
  SELECT *, ($1::jsonb -> 'trenchKztPerM' ->> surface)::numeric AS per_m, ($1::jsonb ->> 'closureKztPerDay')::numeric AS per_day,
    CASE WHEN closes THEN saved_days ELSE 0 END AS closure_days FROM side
)
SELECT a_id AS subject_a, b_id AS subject_b, ${PARTIES} AS agency_ids, ${districtsOfPlace('place')} AS territory_ids,
  jsonb_build_object(
    'gapM', round(gap_m::numeric, 2), 'gapDays', gap_days, 'sharedTrenchM', trench, 'surface', surface,
    'trenchKztPerM', per_m, 'trenchSavingKzt', round(trench * per_m), 'savedDays', saved_days,
    'closureDays', closure_days, 'closureKztPerDay', per_day, 'closureSavingKzt', round(closure_days * per_day),
    'savingKzt', round(trench * per_m) + round(closure_days * per_day), 'sameAgency', a_agency = b_agency) || ${overrunning('a_overruns', 'b_overruns')} AS measures,
  period, ${storedPlace('place')} AS geom, demo
FROM priced`;
};

/**
 * Pairs of works of different projects that both open the ground and are not finished, near each other in place and
 * time. The period lasts until the later of both begins: until then they can be put together.
 */
export const measureWorkCombine = (mode: MeasureMode, settings: WorkCombineSettings): Statement => ({
  sql: sql(mode),
  parameters: workParameters(mode, settings),
});
