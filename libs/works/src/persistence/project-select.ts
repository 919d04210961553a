import { provenanceColumns } from '@abat/platform';
import { LIVING_STATUSES } from '../domain/work-status.js';
import { BREAKS_GROUND } from './breaks-ground.js';
import { WAITS } from './part-select.js';

const liveOf = (project: string): string => `w.project_id = ${project} AND w.status <> 'cancelled'`;
const live = liveOf('p.id');

/** Joins of a project; aliases: p project, a agency, f function. */
export const PROJECT_FROM = `project p LEFT JOIN agency a ON a.id = p.agency_id LEFT JOIN city_function f ON f.id = p.function_id`;
export const PROJECT_COLUMNS = `${provenanceColumns('p')}, p.number::integer, p.code, p.title, a.code AS agency, f.code AS function, p.description, p.phase,
  p.phase_since::text AS "phaseSince", p.phase_reason AS "phaseReason", p.cost_kzt::text AS "costKzt", p.starts_on::text AS start, p.ends_on::text AS "end",
  (SELECT count(*) FROM work w WHERE w.project_id = p.id)::integer AS "workCount",
  (SELECT sum(w.cost_kzt)::text FROM work w WHERE ${live}) AS "worksCostKzt",
  (SELECT min(w.starts_on)::text FROM work w WHERE ${live}) AS "worksStart",
  (SELECT max(w.ends_on)::text FROM work w WHERE ${live}) AS "worksEnd",
  (SELECT count(*) FROM approval v WHERE v.project_id = p.id AND ${WAITS})::integer AS "waitingApprovals"`;

/** Works of the project $1. */
export const PROJECT_WORKS = `SELECT w.id, w.external_id AS "externalId", w.title, a.code AS agency, w.status, w.starts_on::text AS start, w.ends_on::text AS "end",
    w.date_certainty AS "dateCertainty", w.cost_kzt::text AS "costKzt", w.progress_percent AS "progressPercent",
    CASE WHEN e.box IS NOT NULL THEN json_build_array(ST_XMin(e.box), ST_YMin(e.box), ST_XMax(e.box), ST_YMax(e.box)) END AS bbox
  FROM work w JOIN agency a ON a.id = w.agency_id
  LEFT JOIN LATERAL (SELECT ST_Extent(z.geom)::geometry AS box FROM work_zone z WHERE z.work_id = w.id) e ON true
  WHERE w.project_id = $1 ORDER BY w.starts_on, w.id`;

/**
 * Share of the project $1 in each district: by area where it has polygons, else by length, else by number of works. Works
 * on one place count it once; of a work the zones of the highest dimension count. Few works of a project meet, and uniting
 * shapes takes most of the time: what the others have of a district is stored with them.
 */
export const PROJECT_SHARES = `WITH zone AS (
    SELECT z.work_id, z.geom_m, ST_Dimension(z.geom_m) AS dimension, max(ST_Dimension(z.geom_m)) OVER (PARTITION BY w.id) AS highest
    FROM work w JOIN work_zone z ON z.work_id = w.id WHERE ${liveOf('$1')}
  ), cluster AS (
    SELECT work_id, dimension, ST_ClusterDBSCAN(geom_m, 0.02, 1) OVER (PARTITION BY dimension) AS id FROM zone WHERE dimension = highest
  ), meets AS MATERIALIZED (
    SELECT DISTINCT work_id FROM (
      SELECT work_id, min(work_id::text) OVER one <> max(work_id::text) OVER one AS several FROM cluster WINDOW one AS (PARTITION BY dimension, id)
    ) c WHERE several
  ), place AS (
    SELECT ST_UnaryUnion(ST_Collect(geom_m) FILTER (WHERE dimension = 2)) AS ground,
      ST_UnaryUnion(ST_Collect(geom_m) FILTER (WHERE dimension = 1), 0.01) AS lines FROM zone JOIN meets USING (work_id) WHERE dimension = highest
  ), part AS (
    SELECT t.territory_id, t.works, nullif(t.area + coalesce(ST_Area(ST_Intersection(o.ground, y.geom_m)), 0), 0) AS area,
      nullif(t.length + coalesce(ST_Length(ST_Intersection(o.lines, y.geom_m)), 0), 0) AS length
    FROM (SELECT s.territory_id, sum(s.share) AS works, coalesce(sum(s.area_m2) FILTER (WHERE m.work_id IS NULL), 0) AS area,
        coalesce(sum(s.length_m) FILTER (WHERE m.work_id IS NULL), 0) AS length
      FROM work w JOIN work_territory s ON s.work_id = w.id LEFT JOIN meets m ON m.work_id = w.id
      WHERE ${liveOf('$1')} GROUP BY s.territory_id) t
    JOIN territory_now y ON y.id = t.territory_id CROSS JOIN place o
  ), whole AS (SELECT sum(area) AS area, sum(length) AS length, sum(works) AS works FROM part)
  SELECT y.id, y.external_id AS "externalId", round((CASE WHEN o.area > 0 THEN coalesce(p.area, 0) / o.area
    WHEN o.length > 0 THEN coalesce(p.length, 0) / o.length ELSE p.works / o.works END)::numeric, 4)::float8 AS share,
    round(p.length::numeric, 1)::float8 AS "lengthM", round(p.area::numeric, 1)::float8 AS "areaM2"
  FROM part p CROSS JOIN whole o JOIN territory y ON y.id = p.territory_id ORDER BY share DESC, y.external_id`;

/** What the phases ask of the project $1; counts are of works that are not cancelled. Of each body the newest answer on a matter counts. */
export const PROJECT_FACTS = `WITH live AS (
    SELECT w.*, ${BREAKS_GROUND} AS breaks, EXISTS (SELECT FROM work_zone z WHERE z.work_id = w.id) AS placed FROM work w WHERE w.project_id = $1 AND w.status <> 'cancelled'
  ), asked AS (
    SELECT DISTINCT ON (v.agency_id, v.matter) v.answer FROM approval v WHERE v.project_id = $1 ORDER BY v.agency_id, v.matter, v.id DESC
  )
  SELECT p.title <> '' AS titled, p.agency_id IS NOT NULL AS "hasAgency", p.function_id IS NOT NULL AS "hasFunction",
    (SELECT CASE WHEN bool_and(placed) THEN count(*) ELSE 0 END FROM live)::integer AS works,
    p.cost_kzt IS NOT NULL OR (SELECT coalesce(bool_and(cost_kzt IS NOT NULL), false) FROM live) AS "hasCost",
    (SELECT count(*) FROM asked)::integer AS approvals,
    (SELECT count(*) FROM asked WHERE answer = 'approved')::integer AS "approvalsGiven",
    (SELECT count(*) FROM live l WHERE NOT EXISTS (SELECT FROM budget_allocation b
      JOIN budget_line x ON x.id = b.budget_line_id WHERE b.work_id = l.id AND x.standing = 'budget'))::integer AS "worksWithoutLine",
    (SELECT count(*) FROM live l WHERE l.contractor IS NULL)::integer AS "worksWithoutContractor",
    (SELECT count(*) FROM live l WHERE l.date_certainty <> 'firm')::integer AS "worksPlannedOnly",
    (SELECT count(*) FROM live l WHERE l.breaks AND NOT EXISTS (SELECT FROM permit x WHERE x.work_id = l.id AND x.kind = 'excavation'
      AND (x.issued_on IS NOT NULL OR x.valid_to IS NOT NULL)
      AND coalesce(x.issued_on, l.starts_on) <= l.starts_on AND coalesce(x.valid_to, l.ends_on) >= l.ends_on))::integer AS "worksWithoutPermit",
    (SELECT count(*) FROM live l WHERE l.status NOT IN ('finished', 'accepted'))::integer AS "worksUnfinished",
    (SELECT count(*) FROM live l WHERE NOT EXISTS (SELECT FROM handover h WHERE h.work_id = l.id))::integer AS "worksNotHanded",
    (SELECT count(*) FROM live l JOIN handover h ON h.work_id = l.id WHERE h.guarantee_until >= current_date)::integer AS "worksGuaranteed",
    (SELECT count(*) FROM live l WHERE l.status = ANY ('{${LIVING_STATUSES.join()}}'))::integer AS "worksLiving",
    (SELECT count(*) FROM work_cancelled_with_project c WHERE c.project_id = p.id)::integer AS "worksCancelledWith",
    (SELECT count(*) FROM need n WHERE n.project_id = p.id AND n.status = 'bundled')::integer AS "needsBundled",
    (SELECT count(*) FROM need_freed_with_project e WHERE e.project_id = p.id)::integer AS "needsFreedWith"
  FROM project p WHERE p.id = $1`;
