import type { MeasureMode, Statement } from '../../domain/rule.js';
import { heldDays } from '../work-pairs/ended.js';
import { workParameters, worksOf } from '../work-pairs/facts.js';
import { overrunning, storedPlace } from '../work-pairs/pairs.js';
import type { WorkSeasonSettings } from './work-season.settings.js';

/** Numbers of a work outside the season of its kind. */
export type WorkSeasonMeasures = {
  /** Days of work outside every window. A planned work that needs fewer days than its window uses the good ones first. */
  daysOutside: number;
  /** Days of work in all. */
  days: number;
  /** `daysOutside` of `days`, 0..1. */
  shareOutside: number;
  certainty: 'planned' | 'firm';
  typeRu: string;
  typeKk: string | null;
  typeEn: string | null;
  /** The window that suits best: most days in common, else the next one. null = none is near. */
  windowFrom: string | null;
  windowTo: string | null;
};

// MM-DD of a year that may not have such a day: the season then begins on the next, or ends with the month.
const day = (column: string, year: string): string => {
  const first = `make_date(${year}, left(n.${column}, 2)::int, 1)`;
  return `least(${first} + right(n.${column}, 2)::int - 1, (${first} + interval '1 month')::date - ${column === 'to_day' ? 1 : 0})`;
};
const sum = (ranges: string): string => `(SELECT coalesce(sum(upper(d) - lower(d)), 0)::int FROM unnest(${ranges}) d)`;

const sql = (mode: MeasureMode): string => {
  const works = worksOf(mode);
  return `
WITH ${works.prologue}, span AS (
  SELECT DISTINCT type_id, extract(year FROM starts_on)::int AS first, extract(year FROM ends_on)::int AS last
  FROM subject WHERE type_id IS NOT NULL
), season AS MATERIALIZED (
  SELECT p.type_id, p.first, p.last, range_agg(day_range(${day('from_day', 'y')}, ${day('to_day', 'y')})) AS open
  FROM span p JOIN work_season n ON n.work_type_id = p.type_id CROSS JOIN LATERAL generate_series(p.first - 1, p.last + 1) y
  GROUP BY p.type_id, p.first, p.last
), worked AS (
  SELECT s.id, n.open, range_agg(${heldDays('z', 's.ended_on')}) AS active
  FROM subject s JOIN season n ON n.type_id = s.type_id AND n.first = extract(year FROM s.starts_on)
    AND n.last = extract(year FROM s.ends_on) ${works.zones}
  GROUP BY s.id, n.open
), outside AS MATERIALIZED (
  SELECT id, open, active, active - open AS closed, ${sum('active')} AS all_days, ${sum('active - open')} AS closed_days
  FROM worked WHERE NOT active <@ open
), counted AS (
  SELECT o.*, s.agency_id, s.demo, s.overruns, s.firm, s.type_id, CASE WHEN s.firm OR s.duration_days IS NULL THEN o.all_days
    ELSE least(s.duration_days, o.all_days) END AS days
  FROM outside o ${works.facts('o.id', 's')}
), lacking AS (
  SELECT *, CASE WHEN days = all_days THEN closed_days ELSE greatest(0, days - (all_days - closed_days)) END AS lack FROM counted
)
SELECT l.id AS subject_a, NULL::uuid AS subject_b, ARRAY[l.agency_id] AS agency_ids, ${works.districts('l.id')} AS territory_ids,
  jsonb_build_object(
    'daysOutside', l.lack, 'days', l.days, 'shareOutside', round(l.lack::numeric / l.days, 4),
    'certainty', CASE WHEN l.firm THEN 'firm' ELSE 'planned' END,
    'typeRu', k.name_ru, 'typeKk', k.name_kk, 'typeEn', k.name_en,
    'windowFrom', lower(best.days), 'windowTo', last_day(best.days)) || ${overrunning('l.overruns')} AS measures,
  daterange(lower(l.closed), upper(l.closed)) AS period, ${storedPlace(works.place('l.id'))} AS geom, l.demo
FROM lacking l JOIN work_type k ON k.id = l.type_id
LEFT JOIN LATERAL (
  SELECT w AS days FROM unnest(l.open) w WHERE upper(w) > lower(l.active)
  ORDER BY ${sum('l.active * datemultirange(w)')} DESC, lower(w) LIMIT 1
) best ON true
WHERE l.lack >= ($1::jsonb ->> 'leastDays')::int`;
};

/** Works of kinds that have seasons, with days outside all of them. Kinds without a season are never outside. */
export const measureWorkSeason = (mode: MeasureMode, settings: WorkSeasonSettings): Statement => ({
  sql: sql(mode),
  parameters: workParameters(mode, settings),
});
