import type { MeasureMode, Statement } from '../../domain/rule.js';
import { ground, workParameters } from '../work-pairs/facts.js';
import { overrunning, storedPlace, union } from '../work-pairs/pairs.js';
import { type RestrictionReach, restrictedWorks, restrictedZones } from '../work-pairs/restrictions.js';
import type { WorkRepeatDigSettings } from './work-repeat-dig.settings.js';

/** Numbers of a work that opens a protected surface. */
export type WorkRepeatDigMeasures = {
  kind: 'fresh-surface' | 'guarantee';
  state: 'proposed' | 'confirmed';
  /** Area of the protected surface that is opened, without strips, m2. */
  overlapM2: number;
  /** The same as a part of the work, 0..1. */
  shareOfWork: number;
  /** Days on which the work is active and the surface protected. */
  overlapDays: number;
  /** Days of protection left on the first of these days. */
  daysLeft: number;
  protectedUntil: string;
  surface: string | null;
  /** Code of the body whose finished work is protected; null = the register does not say. Its names are those of today. */
  keeper: string | null;
  sameAgency: boolean;
};

/** Protected surfaces that a work would open. */
export const REPEAT_DIG_REACH: RestrictionReach = {
  kinds: ['fresh-surface', 'guarantee'],
  shape: ground('z.geom_m', 'trenchWidthM'),
  shapeWidth: 'trenchWidthM',
  width: 'surfaceWidthM',
  facts: 's.breaks',
  cityWide: false,
};

const sql = (mode: MeasureMode): string => {
  const works = restrictedWorks(mode, REPEAT_DIG_REACH);
  return `
WITH ${restrictedZones(mode, works, REPEAT_DIG_REACH)}, met AS (
  SELECT work_id, restriction_id, ${union('place')} AS place, range_agg(days) AS days
  FROM (SELECT * FROM near OFFSET 0) p WHERE ST_Area(place) > 0 GROUP BY work_id, restriction_id
), measured AS MATERIALIZED (
  SELECT p.*, ST_Area(p.place) AS overlap_m2, ${works.groundM2('p.work_id', 'trenchWidthM')} AS whole_m2,
    s.agency_id AS a_agency, coalesce(k.id, s.agency_id) AS b_agency, k.code AS keeper,
    coalesce(k.id = s.agency_id, false) AS same_agency, s.demo OR r.demo AS demo, s.overruns, r.kind, r.state, r.surface,
    upper(r.active) - lower(p.days) AS days_left, last_day(r.active) AS until,
    ${works.districts('p.work_id')} AS districts
  FROM met p ${works.facts('p.work_id', 's')} JOIN restriction r ON r.id = p.restriction_id
  LEFT JOIN work w ON w.id = r.work_id LEFT JOIN agency k ON k.id = w.agency_id
)
SELECT work_id AS subject_a, restriction_id AS subject_b,
  CASE WHEN a_agency = b_agency THEN ARRAY[a_agency] ELSE ARRAY[least(a_agency, b_agency), greatest(a_agency, b_agency)] END AS agency_ids,
  districts AS territory_ids,
  jsonb_build_object(
    'kind', kind, 'state', state, 'overlapM2', round(overlap_m2::numeric, 1),
    'shareOfWork', round(least(1, overlap_m2 / whole_m2)::numeric, 4),
    'overlapDays', (SELECT sum(upper(d) - lower(d))::int FROM unnest(days) d), 'daysLeft', days_left,
    'protectedUntil', until, 'surface', surface, 'keeper', keeper,
    'sameAgency', same_agency) || ${overrunning('overruns')} AS measures,
  daterange(lower(days), upper(days)) AS period, ${storedPlace('place')} AS geom, demo
FROM measured WHERE overlap_m2 > ($1::jsonb ->> 'toleranceM2')::float8`;
};

/**
 * Works that open the ground (not those below it) where and while a restriction protects a fresh surface or a guarantee,
 * proposed or confirmed. The restriction that a work left itself does not count.
 */
export const measureWorkRepeatDig = (mode: MeasureMode, settings: WorkRepeatDigSettings): Statement => ({
  sql: sql(mode),
  parameters: workParameters(mode, settings),
});
