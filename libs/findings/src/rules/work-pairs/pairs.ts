import type { WorkSource } from './facts.js';

/** What makes zones of two works worth measuring; `s` and `o` are the works, `z` is the zone of `s`. All is SQL. */
export type Nearness = {
  /** Geometry (city SRID) whose box the strip of the other zone has to meet. */
  reach: string;
  /** Days (daterange) on which the other zone has to be active. */
  days: string;
  /** What the facts of both works have to fulfil. */
  facts: string;
};

/** Days of the zone `z`, widened so that what follows after at most `days` free days still meets them. */
export const widened = (days: string): string =>
  `daterange((lower(z.active) - ${days} - 1)::date, (upper(z.active) + ${days} + 1)::date)`;

const NEAR = ['number', 'geom_m', 'zone_m', 'active']
  .map(
    (column) => `CASE WHEN s.id < o.id THEN z.${column} ELSE oz.${column} END AS a_${column},
    CASE WHEN s.id < o.id THEN oz.${column} ELSE z.${column} END AS b_${column}`,
  )
  .join(', ');

/**
 * CTEs up to `near`: pairs of zones of two works, none cancelled and not of one project, that are near each other. Side
 * `a` has the lower id, so that a pair is measured alike from both sides. OFFSET 0 has the cheap conditions asked first.
 */
export const workPairs = (works: WorkSource, { reach, days, facts }: Nearness): string => `
${works.prologue}, near AS (
  SELECT least(s.id, o.id) AS a_id, greatest(s.id, o.id) AS b_id, ${NEAR}
  FROM subject s ${works.zones}
  ${works.others(`oz.zone_m && ${reach} AND oz.active && ${days} AND ${works.pairing}`)}
  ${works.facts('oz.work_id', 'o')}
  WHERE (o.project_id IS NULL OR o.project_id IS DISTINCT FROM s.project_id) AND ${facts}
  OFFSET 0
)`;

/** Shapes of several pairs of zones as one, in the order of the zones. */
export const union = (place: string): string =>
  `CASE WHEN count(*) = 1 THEN (array_agg(${place}))[1] ELSE ST_UnaryUnion(ST_Collect(${place} ORDER BY a_number, b_number)) END`;

/** Days between two periods; 0 when they share a day or follow each other. */
export const gapDays = (one: string, other: string): string =>
  `greatest(0, lower(${other}) - upper(${one}), lower(${one}) - upper(${other}))`;

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
