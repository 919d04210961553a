import type { MeasureMode, Statement } from '../../domain/rule.js';
import { heldDays } from '../work-pairs/ended.js';
import { workParameters, worksOf } from '../work-pairs/facts.js';
import { districtsOfPlace, gapDays, overrunning, PARTIES, storedPlace, union, workPairs } from '../work-pairs/pairs.js';
import type { WorkDuplicateSettings } from './work-duplicate.settings.js';

/** Numbers of two works that look like one. `A` is the side with the lower id; money in tenge, decimal strings. */
export type WorkDuplicateMeasures = {
  /** Area on which the zones of both overlap, with their strips, whenever they are worked on. */
  overlapM2: number;
  /** The overlap as a part of all zones of the side, 0..1. */
  shareA: number;
  shareB: number;
  /** Days between the works; 0 = they overlap in time or follow each other at once. */
  gapDays: number;
  /** How alike the titles are, 0..1. */
  titleSimilarity: number;
  sameFunction: boolean;
  /** The function of one stands above that of the other. */
  relatedFunction: boolean;
  sameType: boolean;
  sameAgency: boolean;
  /** A budget line pays for both; null = at least one of them has no line. */
  sameLine: boolean | null;
  costAKzt: string | null;
  costBKzt: string | null;
};

const DAYS = `(($1::jsonb ->> 'months')::int * 365 / 12)`;
const titles = `similarity(s.title, o.title) >= ($1::jsonb ->> 'titleSimilarity')::float8`;

// What ended before a zone was to begin was done by then: done twice it is a duplicate all the same.
const doneBy = (zone: string, work: string): string =>
  `coalesce(nullif(${heldDays(zone, `${work}.ended_on`)}, 'empty'), day_range(${work}.ended_on, ${work}.ended_on))`;

const sql = (mode: MeasureMode): string => {
  const works = worksOf(mode);
  return `
WITH ${workPairs(works, {
    reach: 'z.zone_m',
    freeDays: DAYS,
    days: doneBy,
    facts: `(s.path @> o.path OR o.path @> s.path OR s.type_id = o.type_id OR ${titles})`,
  })}, met AS (
  SELECT a_id, b_id, ${union('place')} AS place, min(${gapDays('a_active', 'b_active')}) AS gap_days
  FROM (SELECT *, ST_Intersection(a_zone_m, b_zone_m) AS place FROM near WHERE ST_Intersects(a_zone_m, b_zone_m) OFFSET 0) p
  WHERE ST_Area(place) > 0 GROUP BY a_id, b_id
), measured AS MATERIALIZED (
  SELECT p.*, ST_Area(p.place) AS overlap_m2, ${works.areaM2('p.a_id')} AS a_m2, ${works.areaM2('p.b_id')} AS b_m2,
    a.agency_id AS a_agency, b.agency_id AS b_agency, a.demo OR b.demo AS demo, a.overruns AS a_overruns, b.overruns AS b_overruns, a.path = b.path AS same_function,
    a.path @> b.path OR b.path @> a.path AS related, coalesce(a.type_id = b.type_id, false) AS same_type,
    similarity(a.title, b.title) AS titles, a.cost_kzt AS a_cost, b.cost_kzt AS b_cost,
    day_range(least(a.starts_on, b.starts_on),
      greatest(least(a.starts_on, b.starts_on), greatest(a.starts_on, b.starts_on) - 1,
        least(a.ends_on, a.ended_on, b.ends_on, b.ended_on))) AS period,
    ${works.lines('p.a_id')} AS a_lines, ${works.lines('p.b_id')} AS b_lines,
    ${works.districts('p.a_id')} AS a_districts, ${works.districts('p.b_id')} AS b_districts
  FROM met p ${works.facts('p.a_id', 'a')} ${works.facts('p.b_id', 'b')}
), known AS (
  SELECT *, CASE WHEN a_lines <> '{}' AND b_lines <> '{}' THEN a_lines && b_lines END AS same_line FROM measured
  WHERE overlap_m2 >= ($1::jsonb ->> 'minShare')::float8 * least(a_m2, b_m2)
)
SELECT a_id AS subject_a, b_id AS subject_b, ${PARTIES} AS agency_ids, ${districtsOfPlace('place')} AS territory_ids,
  jsonb_build_object(
    'overlapM2', round(overlap_m2::numeric, 1),
    'shareA', round(least(1, overlap_m2 / a_m2)::numeric, 4), 'shareB', round(least(1, overlap_m2 / b_m2)::numeric, 4),
    'gapDays', gap_days, 'titleSimilarity', round(titles::numeric, 2), 'sameFunction', same_function,
    'relatedFunction', related AND NOT same_function, 'sameType', same_type, 'sameAgency', a_agency = b_agency,
    'sameLine', same_line, 'costAKzt', a_cost::text, 'costBKzt', b_cost::text) || ${overrunning('a_overruns', 'b_overruns')} AS measures,
  period, ${storedPlace('place')} AS geom, demo
FROM known WHERE a_agency <> b_agency OR same_line = false`;
};

/**
 * Pairs of works of different projects, none cancelled, of one kind (function in one line of the tree, same type, or
 * titles alike) on one place within some months, of different bodies or paid from different lines. The period lasts
 * while one of them can still be given up: until the later begins or, when they overlap, the earlier ends.
 */
export const measureWorkDuplicate = (mode: MeasureMode, settings: WorkDuplicateSettings): Statement => ({
  sql: sql(mode),
  parameters: workParameters(mode, settings),
});
