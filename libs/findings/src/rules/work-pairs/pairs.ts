import { heldDays } from './ended.js';
import type { WorkSource } from './facts.js';

/** What makes zones of two works worth measuring; `s` and `o` are the works, `z` is the zone of `s`. All is SQL. */
export type Nearness = {
  /** Geometry (city SRID) whose box the strip of the other zone has to meet. */
  reach: string;
  /** At most so many free days may lie between the zones. */
  freeDays: string;
  /** What the facts of both works have to fulfil. */
  facts: string;
  /** Days (daterange) that count of a zone of a work; unless the rule says otherwise those on which it holds its place. */
  days?: (zone: string, work: string) => string;
};

/** Days so widened that what follows after at most `free` free days still meets them. */
const widened = (days: string, free: string): string =>
  `daterange((lower(${days}) - ${free} - 1)::date, (upper(${days}) + ${free} + 1)::date)`;

const sides = (own: string, other: string, column: string): string =>
  `CASE WHEN s.id < o.id THEN ${own} ELSE ${other} END AS a_${column}, CASE WHEN s.id < o.id THEN ${other} ELSE ${own} END AS b_${column}`;
const NEAR = [
  ...['number', 'geom_m', 'zone_m'].map((column) => sides(`z.${column}`, `oz.${column}`, column)),
  sides('d.own', 'd.other', 'active'),
].join(', ');

const held = (zone: string, work: string): string => heldDays(zone, `${work}.ended_on`);

/**
 * CTEs up to `near`: pairs of zones of two works, none cancelled and not of one project, that are near each other. Side
 * `a` has the lower id, so that a pair is measured alike from both sides. The index looks by expected days; those of works
 * that ended are looked at again. OFFSET 0 has the cheap conditions asked first.
 */
export const workPairs = (works: WorkSource, { reach, freeDays, facts, days = held }: Nearness): string => `
${works.prologue}, near AS (
  SELECT least(s.id, o.id) AS a_id, greatest(s.id, o.id) AS b_id, ${NEAR}
  FROM subject s ${works.zones}
  ${works.others(`oz.zone_m && ${reach} AND oz.expected && ${widened('z.expected', freeDays)} AND ${works.pairing}`)}
  ${works.facts('oz.work_id', 'o')} CROSS JOIN LATERAL (SELECT ${days('z', 's')} AS own, ${days('oz', 'o')} AS other) d
  WHERE (o.project_id IS NULL OR o.project_id IS DISTINCT FROM s.project_id) AND ${facts}
    AND (coalesce(s.ended_on, o.ended_on) IS NULL OR NOT isempty(d.own) AND NOT isempty(d.other * ${widened('d.own', freeDays)}))
  OFFSET 0
)`;

/** Shapes of several pairs of zones as one, in the order of the zones. */
export const union = (place: string): string =>
  `CASE WHEN count(*) = 1 THEN (array_agg(${place}))[1] ELSE ST_UnaryUnion(ST_Collect(${place} ORDER BY a_number, b_number)) END`;

/** Days between two periods; 0 when they share a day or follow each other. */
export const gapDays = (one: string, other: string): string =>
  `greatest(0, lower(${other}) - upper(${one}), lower(${one}) - upper(${other}))`;

/**
 * Measure (jsonb) that names the sides under way past their planned end: `overruns` is a, b or both. It is said of nobody
 * else, so that measures of works that keep their days stay as they are.
 */
export const overrunning = (a: string, b = 'false'): string => `CASE WHEN ${a} AND ${b} THEN '{"overruns": "both"}'
    WHEN ${a} THEN '{"overruns": "a"}' WHEN ${b} THEN '{"overruns": "b"}' ELSE '{}' END::jsonb`;

/** The bodies of both works (uuid[]), sorted. */
export const PARTIES = `CASE WHEN a_agency = b_agency THEN ARRAY[a_agency]
  ELSE ARRAY[least(a_agency, b_agency), greatest(a_agency, b_agency)] END`;

/** Districts (uuid[], sorted) of a place where two works with the districts `a_districts` and `b_districts` meet. */
export const districtsOfPlace = (place: string): string => `
CASE WHEN a_districts = b_districts AND cardinality(a_districts) <= 1 THEN a_districts
  ELSE coalesce(
    nullif(ARRAY(SELECT t.id FROM territory_now t WHERE t.id = ANY (a_districts) AND t.id = ANY (b_districts)
      AND ST_Intersects(t.geom_m, ${place}) ORDER BY 1), '{}'),
    ARRAY(SELECT DISTINCT unnest(a_districts || b_districts) ORDER BY 1)) END`;

/** A metric place as it is stored: its areas in EPSG:4326. */
export const storedPlace = (place: string): string => `ST_Transform(ST_CollectionExtract(${place}, 3), 4326)`;
