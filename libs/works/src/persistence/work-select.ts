import { openFinding } from '@abat/moments';
import { bboxArray, geoJson, type KeysetSource, provenanceColumns } from '@abat/platform';

/** Joins every read of works shares; aliases: w work, a agency, f function, p project, y type, n nuisance. */
export const WORK_FROM = `work w
  JOIN agency a ON a.id = w.agency_id
  JOIN city_function f ON f.id = w.function_id
  LEFT JOIN project p ON p.id = w.project_id
  LEFT JOIN work_type y ON y.id = w.work_type_id
  LEFT JOIN work_nuisance n ON n.work_id = w.id`;

const territories = `(SELECT coalesce(json_agg(json_build_object('id', t.id, 'externalId', t.external_id, 'share', round(s.share::numeric, 4)::float8,
    'lengthM', round(s.length_m::numeric, 1)::float8, 'areaM2', round(s.area_m2::numeric, 1)::float8) ORDER BY s.share DESC, t.external_id), '[]')
  FROM work_territory s JOIN territory t ON t.id = s.territory_id WHERE s.work_id = w.id)`;

const budgetLine = `(SELECT b.code FROM budget_allocation x JOIN budget_line b ON b.id = x.budget_line_id
  WHERE x.work_id = w.id ORDER BY x.amount_kzt DESC NULLS LAST, b.code LIMIT 1)`;

const openFindings = (
  today: string,
): string => `((SELECT count(*) FROM finding d WHERE d.subject_a = w.id AND ${openFinding(today)})
  + (SELECT count(*) FROM finding d WHERE d.subject_b = w.id AND ${openFinding(today)}))::int`;

const box = `(SELECT ${bboxArray('e.box')} FROM (SELECT ST_Extent(z.geom)::geometry AS box FROM work_zone z WHERE z.work_id = w.id) e)`;

/**
 * Columns of a work in a list.
 * @param today SQL of the day from which findings are not past
 */
export const workColumns = (
  today: string,
): string => `${provenanceColumns('w')}, w.number::int AS number, w.external_id AS "externalId", w.title, a.code AS agency, f.code AS function, w.stage,
  w.surface_breaking AS "surfaceBreaking", w.hinders_traffic AS "hindersTraffic", w.starts_on::text AS start, w.ends_on::text AS "end",
  w.date_certainty AS "dateCertainty", w.status, w.contractor, w.cost_kzt::text AS "costKzt", ${budgetLine} AS "budgetLine",
  p.code AS project, w.note, w.geometry_accuracy AS "geometryAccuracy", y.code AS "workType",
  w.surface, w.method, w.duration_days AS "durationDays", w.lanes_closed AS "lanesClosed", w.finished_on::text AS "finishedOn",
  w.progress_percent AS "progressPercent", CASE WHEN n.score IS NOT NULL THEN json_build_object('score', n.score, 'parts', n.parts) END AS nuisance,
  ${territories} AS territories,
  ${openFindings(today)} AS "openFindings", ${box} AS bbox`;

const zones = `(SELECT json_agg(json_build_object('id', z.id, 'number', z.number, 'start', z.starts_on::text, 'end', z.ends_on::text,
  'bufferM', z.buffer_m, 'geometry', ${geoJson('z.geom')}) ORDER BY z.number) FROM work_zone z WHERE z.work_id = w.id)`;

// One zone gives its own shape; several are united (and kept to their highest dimension) into a multi-geometry.
const shape = `(SELECT ${geoJson('g.geom')} FROM (
  SELECT CASE WHEN count(*) = 1 THEN (array_agg(z.geom))[1]
    ELSE ST_CollectionExtract(ST_UnaryUnion(ST_Collect(z.geom ORDER BY z.number)), max(ST_Dimension(z.geom)) + 1) END AS geom
  FROM work_zone z WHERE z.work_id = w.id) g)`;

/** Columns that carry the shapes, for one work or a list that asks for them. */
export const WORK_SHAPE_COLUMNS = `${zones} AS zones, ${shape} AS geometry`;

const sorts: KeysetSource['sorts'] = {
  start: { expression: 'w.starts_on', type: 'date', notNull: true },
  end: { expression: 'w.ends_on', type: 'date', notNull: true },
  title: { expression: 'w.title COLLATE "kk-x-icu"', type: 'text', notNull: true },
  cost: { expression: 'w.cost_kzt', type: 'numeric' },
  updatedAt: { expression: 'w.updated_at', type: 'timestamptz', notNull: true },
  nuisance: { expression: '(SELECT m.score FROM work_nuisance m WHERE m.work_id = w.id)', type: 'float8' },
};

/** The list of works, with or without shapes. */
export const workSource = (withGeometry: boolean, today: string): KeysetSource => ({
  from: WORK_FROM,
  narrow: 'work w',
  columns: withGeometry ? `${workColumns(today)}, ${WORK_SHAPE_COLUMNS}` : workColumns(today),
  id: 'w.id',
  sorts,
});
