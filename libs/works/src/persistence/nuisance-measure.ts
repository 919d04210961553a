import { type ChangedType, STREET_CLASSES } from '@abat/contracts';

/** Metres around a work in which stops and places count as disturbed; streets count where the work lies on them. */
const STOP_REACH_M = 100;
const SITE_REACH_M = 60;
const STREET_REACH_M = 15;

/**
 * Metres within which a stop shows that the map knows the stops there. Where none is so near, the map may lack them (the
 * shipped ones are a sample), and no stop within reach is no fact. Own suggestion: what one usually walks to a stop at most.
 */
const STOPS_KNOWN_M = 500;

// Stops and streets have no metric copy: the box in degrees finds them, the distance in metres decides.
const near = (reachM: number): string =>
  `b.geom && ST_Transform(ST_Expand(z.geom_m, ${reachM}), 4326) AND ST_DWithin(ST_Transform(b.geom, ST_SRID(z.geom_m)), z.geom_m, ${reachM})`;

const CLASSES = `ARRAY[${STREET_CLASSES.map((name) => `'${name}'`).join(', ')}]`;

/** Measures of the works $1 in the shape of NuisanceMeasures, with their id. Set-based: one index probe per zone and layer. */
export const NUISANCE_MEASURE = `
WITH known AS (
  SELECT EXISTS (SELECT FROM base_feature WHERE kind IN ('road', 'street')) AS streets,
    EXISTS (SELECT FROM site) OR EXISTS (SELECT FROM base_feature WHERE kind = 'mall') AS sites
), zone AS (
  SELECT z.work_id, z.geom_m, z.active FROM work_zone z WHERE z.work_id = ANY ($1::uuid[])
), held AS (
  SELECT work_id, range_agg(active) AS days FROM zone GROUP BY work_id
), street AS (
  SELECT z.work_id, min(array_position(${CLASSES}, b.street_class)) AS class, max(b.lanes) AS lanes
  FROM zone z JOIN base_feature b ON b.kind IN ('road', 'street') AND ${near(STREET_REACH_M)} GROUP BY z.work_id
), stop AS (
  SELECT z.work_id, count(DISTINCT b.id) FILTER (WHERE ${near(STOP_REACH_M)})::integer AS number
  FROM zone z JOIN base_feature b ON b.kind = 'bus-stop' AND ${near(STOPS_KNOWN_M)} GROUP BY z.work_id
), busy AS (
  SELECT p.work_id, count(DISTINCT p.id) AS number FROM (
    SELECT z.work_id, s.id FROM zone z JOIN site s ON s.geom_m && ST_Expand(z.geom_m, ${SITE_REACH_M}) AND ST_DWithin(s.geom_m, z.geom_m, ${SITE_REACH_M})
      AND s.kind IN ('courtyard', 'public-space', 'park') AND s.valid @> current_date
    UNION ALL SELECT z.work_id, b.id FROM zone z JOIN base_feature b ON b.kind = 'mall' AND ${near(SITE_REACH_M)}
  ) p GROUP BY p.work_id
)
SELECT w.id, coalesce(w.duration_days, (SELECT sum(upper(d) - lower(d))::integer FROM unnest(held.days) d), w.ends_on - w.starts_on + 1) AS days, w.hinders_traffic AS "hindersTraffic",
  CASE WHEN street.work_id IS NOT NULL THEN (${CLASSES})[street.class] WHEN known.streets THEN 'none' END AS "streetClass", w.lanes_closed AS "lanesClosed", street.lanes,
  stop.number AS stops,
  CASE WHEN known.sites THEN coalesce(busy.number, 0)::integer END AS sites, t.noise
FROM work w CROSS JOIN known LEFT JOIN held ON held.work_id = w.id JOIN function_work_type f ON f.function_id = w.function_id
LEFT JOIN work_type t ON t.id = coalesce(w.work_type_id, f.work_type_id)
LEFT JOIN street ON street.work_id = w.id LEFT JOIN stop ON stop.work_id = w.id LEFT JOIN busy ON busy.work_id = w.id
WHERE w.id = ANY ($1::uuid[])`;

// Where changed sites stand and stood: a yard that moved or went no longer lies near the works at its old place. With the
// first site, and without the last, the map knows more or less of all works.
const AROUND_SITES = `
WITH place AS (
  SELECT s.geom_m FROM site s WHERE s.id = ANY ($1::uuid[])
  UNION ALL SELECT ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(h.before -> 'geom'), 4326), (SELECT value::int FROM setting WHERE key = 'city.srid'))
  FROM history h WHERE h.entity = 'site' AND h.entity_id = ANY ($1::uuid[]) AND jsonb_typeof(h.before -> 'geom') = 'object'
)
SELECT z.work_id AS id FROM place p JOIN work_zone z
  ON z.zone_m && ST_Expand(p.geom_m, ${SITE_REACH_M}) AND ST_DWithin(z.geom_m, p.geom_m, ${SITE_REACH_M})
UNION SELECT w.id FROM work w WHERE NOT EXISTS (SELECT FROM site s WHERE s.id <> ALL ($1::uuid[]))`;

/** SQL, $1 = ids of changed rows: the works whose nuisance they may change. How loud a work is says its type. */
export const NUISANCE_OF: Partial<Record<ChangedType, string>> = {
  work: 'SELECT unnest($1::uuid[]) AS id',
  'work-type': `SELECT w.id FROM work w JOIN function_work_type f ON f.function_id = w.function_id
    WHERE coalesce(w.work_type_id, f.work_type_id) = ANY ($1::uuid[])`,
  function: `SELECT DISTINCT w.id FROM city_function f JOIN city_function b ON b.path <@ f.path
    JOIN work w ON w.function_id = b.id WHERE f.id = ANY ($1::uuid[])`,
  site: AROUND_SITES,
};

/** Works whose nuisance is another now, and whom that concerns; null when none. */
export type StoredNuisance = { ids: string[] | null; agencyIds: string[] | null; territoryIds: string[] | null };

/** Stores judged nuisance ($1: rows of work_id, score, parts); what did not change is left alone. Gives StoredNuisance. */
export const STORE_NUISANCE = `
WITH stored AS (
  INSERT INTO work_nuisance AS n (work_id, score, parts)
  SELECT r.work_id, r.score, r.parts FROM jsonb_to_recordset($1::jsonb) AS r (work_id uuid, score double precision, parts jsonb)
  JOIN work w ON w.id = r.work_id ORDER BY r.work_id
  ON CONFLICT (work_id) DO UPDATE SET score = excluded.score, parts = excluded.parts, measured_at = now()
  WHERE (n.score, n.parts) IS DISTINCT FROM (excluded.score, excluded.parts) RETURNING n.work_id
)
SELECT (SELECT array_agg(work_id) FROM stored) AS ids,
  (SELECT array_agg(DISTINCT w.agency_id) FROM stored JOIN work w ON w.id = stored.work_id) AS "agencyIds",
  (SELECT array_agg(DISTINCT t.territory_id) FROM stored JOIN work_territory t ON t.work_id = stored.work_id) AS "territoryIds"`;
