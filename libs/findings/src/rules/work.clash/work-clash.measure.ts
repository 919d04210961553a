import type { MeasureMode, Statement } from '../../domain/rule.js';
import { draftWork, draftZones } from '../work-pairs/draft.js';
import { endedOn, heldDays, neededDays, overruns } from '../work-pairs/ended.js';
import { wholeM2 } from '../work-pairs/facts.js';
import { overrunning } from '../work-pairs/pairs.js';
import type { WorkClashSettings } from './work-clash.settings.js';

type Certainty = 'planned' | 'firm';

/** Numbers of one pair of works. Areas in m2 and lengths in m of the city's SRID; `A` is the side with the lower id. */
export type WorkClashMeasures = {
  /** Area of the place where the buffered zones of both overlap while both are active. */
  overlapM2: number;
  /** Distinct days on which zones that overlap in space are active on both sides. */
  overlapDays: number;
  /**
   * Common days that stay however the works are moved: a planned work that needs fewer days than its window may lie
   * anywhere in it. 0 = they can keep out of each other's way.
   */
  unavoidableDays: number;
  /** Distance of the shapes themselves, without buffers; 0 = they meet. */
  gapM: number;
  /** The overlap as a part of the place of all zones of the side, 0..1. */
  shareA: number;
  shareB: number;
  zonesA: number;
  zonesB: number;
  certaintyA: Certainty;
  certaintyB: Certainty;
  hindersTraffic: boolean;
  sameAgency: boolean;
};

/** Days a planned work needs inside its window; null = all of it, or its dates are firm. */
const needed = (work: string): string => `CASE WHEN ${work}.date_certainty <> 'firm' THEN ${neededDays(work)} END`;

const storedZones = (filter: string): string => `
  SELECT z.work_id, w.project_id, z.number, z.zone_m, z.geom_m, z.expected, ${needed('w')} AS needed, ${endedOn('w')} AS ended_on
  FROM work w JOIN work_zone z ON z.work_id = w.id WHERE w.status <> 'cancelled' ${filter}`;

const storedSide = (id: string): string => `
  SELECT w.agency_id, w.hinders_traffic, w.date_certainty = 'firm' AS firm, w.demo, ${overruns('w')} AS overruns, z.zones, z.area_m2,
    ARRAY(SELECT t.territory_id FROM work_territory t WHERE t.work_id = w.id ORDER BY 1) AS districts
  FROM work w, LATERAL (
    SELECT count(*)::int AS zones, ${wholeM2('zone_m')} AS area_m2 FROM work_zone WHERE work_id = w.id
  ) z WHERE w.id = ${id}`;

// For a full run the facts of all works are gathered once and joined, instead of asked for pair by pair. Zones are united
// only of works that have several and met another.
const allSides = `side_of AS MATERIALIZED (
  SELECT w.id, w.agency_id, w.hinders_traffic, w.date_certainty = 'firm' AS firm, w.demo, ${overruns('w')} AS overruns, z.zones, z.area_m2,
    coalesce(t.districts, '{}') AS districts
  FROM work w
  JOIN (SELECT work_id, count(*)::int AS zones, sum(ST_Area(zone_m)) AS area_m2 FROM work_zone GROUP BY work_id) z
    ON z.work_id = w.id
  LEFT JOIN (SELECT work_id, array_agg(territory_id ORDER BY territory_id) AS districts FROM work_territory
    GROUP BY work_id) t ON t.work_id = w.id
), `;

const gatheredSide = (id: string): string => `
  SELECT g.agency_id, g.hinders_traffic, g.firm, g.demo, g.overruns, g.zones, g.districts, CASE WHEN g.zones = 1 THEN g.area_m2
    ELSE (SELECT ${wholeM2('zone_m')} FROM work_zone WHERE work_id = g.id) END AS area_m2
  FROM side_of g WHERE g.id = ${id}`;

const DRAFT_OVERRUNS = `(SELECT ${overruns('w')} FROM (${draftWork}) w)`;
const zonesOfDraft = `
  SELECT d.*, ($2::jsonb ->> 'projectId')::uuid AS project_id,
    CASE WHEN NOT ($2::jsonb ->> 'firm')::boolean AND NOT ${DRAFT_OVERRUNS} THEN ($2::jsonb ->> 'durationDays')::int END AS needed,
    CASE WHEN $2::jsonb ->> 'status' IN ('finished', 'accepted') THEN ($2::jsonb ->> 'finishedOn')::date END AS ended_on
  FROM (${draftZones}) d`;

const draftSide = `
  SELECT ($2::jsonb ->> 'agencyId')::uuid AS agency_id, ($2::jsonb ->> 'hindersTraffic')::boolean AS hinders_traffic,
    ($2::jsonb ->> 'firm')::boolean AS firm, ($2::jsonb ->> 'demo')::boolean AS demo, ${DRAFT_OVERRUNS} AS overruns, z.zones, z.area_m2,
    ARRAY(SELECT t.id FROM territory_now t WHERE t.kind = 'district'
      AND EXISTS (SELECT FROM (${draftZones}) d WHERE ST_Intersects(t.geom_m, d.geom_m)) ORDER BY 1) AS districts
  FROM (SELECT count(*)::int AS zones, ${wholeM2('zone_m')} AS area_m2 FROM (${draftZones}) d) z`;

// Where the subjects of a run come from, and which other side makes a pair that has not been measured already.
const SOURCES = {
  all: {
    prepared: allSides,
    zones: storedZones(''),
    side: gatheredSide('p.subject_id'),
    other: gatheredSide('p.other_id'),
    pairing: 'o.work_id > s.work_id',
  },
  ids: {
    prepared: '',
    zones: storedZones('AND w.id = ANY ($2::uuid[])'),
    side: storedSide('p.subject_id'),
    other: storedSide('p.other_id'),
    pairing: 'o.work_id <> s.work_id AND (o.work_id > s.work_id OR o.work_id <> ALL ($2::uuid[]))',
  },
  draft: {
    prepared: '',
    zones: zonesOfDraft,
    side: draftSide,
    other: storedSide('p.other_id'),
    pairing: 'o.work_id <> s.work_id',
  },
} as const;

// Of two windows the works can keep farthest apart when one lies at the beginning of its own and the other at the end.
const leastCommon = `greatest(0, least(
  least(lower(s_active) + s_days, upper(o_active)) - greatest(lower(s_active), upper(o_active) - o_days),
  least(upper(s_active), lower(o_active) + o_days) - greatest(upper(s_active) - s_days, lower(o_active))))`;

const held = `CROSS JOIN LATERAL (SELECT ${heldDays('s', 's.ended_on')} AS s_active,
  ${heldDays('o', endedOn('w'))} AS o_active) h`;

// OFFSET 0 keeps the intersection from being computed twice, once for its area and once for itself.
const statement = (source: (typeof SOURCES)[MeasureMode['kind']]): string => `
WITH ${source.prepared}met AS (
  SELECT subject_id, other_id, straight,
    CASE WHEN count(*) = 1 THEN (array_agg(place))[1]
      ELSE ST_UnaryUnion(ST_Collect(place ORDER BY number_a, number_b)) END AS place,
    range_agg(days) AS days, min(gap_m) AS gap_m, range_agg(days) FILTER (WHERE NOT movable) AS fixed_days,
    coalesce(max(${leastCommon}) FILTER (WHERE movable), 0) AS least_days
  FROM (
    SELECT s.work_id AS subject_id, o.work_id AS other_id, s.work_id < o.work_id AS straight, h.s_active * h.o_active AS days,
      CASE WHEN s.work_id < o.work_id THEN s.number ELSE o.number END AS number_a,
      CASE WHEN s.work_id < o.work_id THEN o.number ELSE s.number END AS number_b,
      CASE WHEN s.work_id < o.work_id THEN ST_Intersection(s.zone_m, o.zone_m)
        ELSE ST_Intersection(o.zone_m, s.zone_m) END AS place,
      ST_Distance(s.geom_m, o.geom_m) AS gap_m, h.s_active, h.o_active,
      coalesce(s.needed, ${needed('w')}) IS NOT NULL AS movable,
      least(s.needed, upper(h.s_active) - lower(h.s_active)) AS s_days,
      least(${needed('w')}, upper(h.o_active) - lower(h.o_active)) AS o_days
    FROM (${source.zones}) s
    JOIN work_zone o ON o.expected && s.expected AND ST_Intersects(o.zone_m, s.zone_m)
    JOIN work w ON w.id = o.work_id ${held}
    WHERE ${source.pairing} AND w.status <> 'cancelled'
      AND (w.project_id IS NULL OR w.project_id IS DISTINCT FROM s.project_id)
      AND NOT isempty(h.s_active * h.o_active)
    OFFSET 0
  ) zone_pair
  WHERE ST_Area(place) > ($1::jsonb ->> 'toleranceM2')::float8
  GROUP BY subject_id, other_id, straight
), side AS MATERIALIZED (
  SELECT p.*, ST_Area(p.place) AS overlap_m2, a.agency_id AS subject_agency, b.agency_id AS other_agency,
    a.hinders_traffic OR b.hinders_traffic AS hinders_traffic, a.demo OR b.demo AS demo,
    a.area_m2 AS subject_m2, b.area_m2 AS other_m2, a.zones AS subject_zones, b.zones AS other_zones,
    a.firm AS subject_firm, b.firm AS other_firm, a.overruns AS subject_overruns, b.overruns AS other_overruns, a.districts AS subject_districts, b.districts AS other_districts
  FROM met p CROSS JOIN LATERAL (${source.side}) a CROSS JOIN LATERAL (${source.other}) b
)
SELECT least(subject_id, other_id) AS subject_a, greatest(subject_id, other_id) AS subject_b,
  CASE WHEN subject_agency = other_agency THEN ARRAY[subject_agency]
    ELSE ARRAY[least(subject_agency, other_agency), greatest(subject_agency, other_agency)] END AS agency_ids,
  CASE WHEN subject_districts = other_districts AND cardinality(subject_districts) <= 1 THEN subject_districts
    ELSE coalesce(
      nullif(ARRAY(SELECT t.id FROM territory_now t WHERE t.id = ANY (subject_districts) AND t.id = ANY (other_districts)
        AND ST_Intersects(t.geom_m, place) ORDER BY 1), '{}'),
      ARRAY(SELECT DISTINCT unnest(subject_districts || other_districts) ORDER BY 1)) END AS territory_ids,
  jsonb_build_object(
    'overlapM2', round(overlap_m2::numeric, 1),
    'overlapDays', (SELECT sum(upper(d) - lower(d))::int FROM unnest(days) d),
    'unavoidableDays', greatest(least_days, (SELECT coalesce(sum(upper(d) - lower(d)), 0)::int FROM unnest(fixed_days) d)),
    'gapM', round(gap_m::numeric, 2),
    'shareA', round(least(1, overlap_m2 / CASE WHEN straight THEN subject_m2 ELSE other_m2 END)::numeric, 4),
    'shareB', round(least(1, overlap_m2 / CASE WHEN straight THEN other_m2 ELSE subject_m2 END)::numeric, 4),
    'zonesA', CASE WHEN straight THEN subject_zones ELSE other_zones END,
    'zonesB', CASE WHEN straight THEN other_zones ELSE subject_zones END,
    'certaintyA', CASE WHEN CASE WHEN straight THEN subject_firm ELSE other_firm END THEN 'firm' ELSE 'planned' END,
    'certaintyB', CASE WHEN CASE WHEN straight THEN other_firm ELSE subject_firm END THEN 'firm' ELSE 'planned' END,
    'hindersTraffic', hinders_traffic,
    'sameAgency', subject_agency = other_agency
  ) || CASE WHEN straight THEN ${overrunning('subject_overruns', 'other_overruns')} ELSE ${overrunning('other_overruns', 'subject_overruns')} END AS measures,
  daterange(lower(days), upper(days)) AS period,
  ST_Transform(ST_CollectionExtract(place, 3), 4326) AS geom,
  demo
FROM side`;

/**
 * Pairs of works of different projects, none cancelled, whose buffered zones (`zone_m`, city SRID) overlap by more than
 * the tolerance on days that both are active. Days are whole and both ends count; a work that ended holds no later day, one
 * that overruns its plan holds its place on.
 */
export function measureWorkClash(mode: MeasureMode, settings: WorkClashSettings): Statement {
  const parameters: unknown[] = [JSON.stringify({ toleranceM2: settings.toleranceM2 })];
  if (mode.kind === 'ids') parameters.push(mode.ids);
  if (mode.kind === 'draft') parameters.push(JSON.stringify(mode.draft));
  return { sql: statement(SOURCES[mode.kind]), parameters };
}
