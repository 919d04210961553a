import type { MeasureMode, Statement } from '../../domain/rule.js';
import { workParameters } from '../work-pairs/facts.js';
import { overrunning, storedPlace, union } from '../work-pairs/pairs.js';
import { type RestrictionReach, restrictedWorks, restrictedZones } from '../work-pairs/restrictions.js';
import type { WorkEventSettings } from './work-event.settings.js';

/** Numbers of a work during an event, a ban or a closed season. */
export type WorkEventMeasures = {
  kind: 'event' | 'ban' | 'season';
  state: 'proposed' | 'confirmed';
  /** The restriction holds in the whole city; then the place of the work counts as a whole. */
  cityWide: boolean;
  /** Area of the work with its strips inside the place, m2. */
  overlapM2: number;
  /** The same as a part of the work, 0..1. */
  shareOfWork: number;
  overlapDays: number;
  /** Common days that are left when the work is moved inside its planned windows, those of its zones. */
  unavoidableDays: number;
  hindersTraffic: boolean;
  breaksSurface: boolean;
};

/** Events, bans and closed seasons that concern a work. */
export const EVENT_REACH: RestrictionReach = {
  kinds: ['event', 'ban', 'season'],
  shape: 'z.zone_m',
  shapeWidth: null,
  width: 'placeWidthM',
  facts: `CASE WHEN coalesce(cardinality(r.work_types), 0) > 0 THEN s.type_code = ANY (r.work_types)
    WHEN r.kind = 'event' THEN s.hinders_traffic OR s.breaks ELSE s.breaks END`,
  cityWide: true,
};

const sql = (mode: MeasureMode): string => {
  const works = restrictedWorks(mode, EVENT_REACH);
  return `
WITH ${restrictedZones(mode, works, EVENT_REACH)}, met AS (
  SELECT work_id, restriction_id, ${union('place')} AS place, range_agg(days) AS days
  FROM (SELECT * FROM near OFFSET 0) p WHERE ST_Area(place) > ($1::jsonb ->> 'toleranceM2')::float8 GROUP BY work_id, restriction_id
), measured AS MATERIALIZED (
  SELECT p.*, ST_Area(p.place) AS overlap_m2, ${works.areaM2('p.work_id')} AS whole_m2, s.agency_id, s.demo OR r.demo AS demo, s.overruns,
    r.kind, r.state, r.geom_m IS NULL AS city_wide, s.hinders_traffic, s.breaks,
    (SELECT sum(upper(d) - lower(d))::int FROM unnest(${works.days('p.work_id')} * datemultirange(daterange(NULL, s.ended_on, '[]'))) d) AS window_days,
    CASE WHEN s.firm THEN NULL ELSE s.duration_days END AS duration_days,
    (SELECT sum(upper(d) - lower(d))::int FROM unnest(p.days) d) AS common_days, ${works.districts('p.work_id')} AS districts
  FROM met p ${works.facts('p.work_id', 's')} JOIN restriction r ON r.id = p.restriction_id
)
SELECT work_id AS subject_a, restriction_id AS subject_b, ARRAY[agency_id] AS agency_ids, districts AS territory_ids,
  jsonb_build_object(
    'kind', kind, 'state', state, 'cityWide', city_wide, 'overlapM2', round(overlap_m2::numeric, 1),
    'shareOfWork', round(least(1, overlap_m2 / whole_m2)::numeric, 4), 'overlapDays', common_days,
    'unavoidableDays', CASE WHEN duration_days IS NULL THEN common_days
      ELSE greatest(0, least(duration_days, window_days) - (window_days - common_days)) END,
    'hindersTraffic', hinders_traffic, 'breaksSurface', breaks) || ${overrunning('overruns')} AS measures,
  daterange(lower(days), upper(days)) AS period, ${storedPlace('place')} AS geom, demo
FROM measured`;
};

/**
 * Works on the place and days of an event, a ban or a closed season; a restriction without a shape holds in the whole
 * city. It concerns the kinds of works it lists; without a list an event concerns works that hinder traffic or open the
 * ground, a ban and a season those that open it. Declined restrictions do not count.
 */
export const measureWorkEvent = (mode: MeasureMode, settings: WorkEventSettings): Statement => ({
  sql: sql(mode),
  parameters: workParameters(mode, settings),
});
