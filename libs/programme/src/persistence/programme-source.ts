import { SEVERITIES } from '@abat/contracts';
import { openFinding, todayAt } from '@abat/moments';
import { bboxArray, type KeysetSource } from '@abat/platform';
import { liveEnd } from '@abat/works';
import { findingCount, MAIN_DISTRICT } from './programme-parts.js';

/** Joins of a line; aliases: w work, a agency, f function, p project, n nuisance. */
const LINE_FROM = `work w
  JOIN agency a ON a.id = w.agency_id
  JOIN city_function f ON f.id = w.function_id
  LEFT JOIN project p ON p.id = w.project_id
  LEFT JOIN work_nuisance n ON n.work_id = w.id`;

const counts = SEVERITIES.map((name) => `'${name}', count(*) FILTER (WHERE e.severity = '${name}')`).join(', ');

const openFindings = (today: string): string => `(SELECT json_build_object(${counts}) FROM (
  SELECT d.severity FROM finding d WHERE d.subject_a = w.id AND ${openFinding(today)}
  UNION ALL SELECT d.severity FROM finding d WHERE d.subject_b = w.id AND ${openFinding(today)}) e)`;

const baseline = (
  today: string,
): string => `(SELECT json_build_object('name', b.name, 'start', x.starts_on::text, 'end', x.ends_on::text, 'costKzt', x.cost_kzt::text,
    'slipDays', ${liveEnd('w', today)} - x.ends_on, 'slipKzt', (w.cost_kzt - x.cost_kzt)::text)
  FROM baseline_work x JOIN baseline b ON b.id = x.baseline_id WHERE x.work_id = w.id ORDER BY b.frozen_on DESC, b.id DESC LIMIT 1)`;

const workType = `(SELECT y.code FROM work_type y WHERE y.id = coalesce(w.work_type_id,
  (SELECT h.work_type_id FROM function_work_type h WHERE h.function_id = w.function_id)))`;

const box = `(SELECT ${bboxArray('e.box')} FROM (SELECT ST_Extent(z.geom)::geometry AS box FROM work_zone z WHERE z.work_id = w.id) e)`;

const lineColumns = (
  today: string,
): string => `w.id, w.version, w.external_id AS "externalId", w.title, a.code AS agency, f.code AS function,
  (SELECT t.external_id FROM territory t WHERE t.id = ${MAIN_DISTRICT}) AS district,
  p.code AS project, p.title AS "projectTitle", p.phase, ${workType} AS "workType",
  w.starts_on::text AS start, w.ends_on::text AS "end", w.duration_days AS "durationDays", w.date_certainty AS "dateCertainty",
  w.status, w.contractor, w.cost_kzt::text AS "costKzt", w.progress_percent AS "progressPercent",
  w.finished_on::text AS "finishedOn", n.score AS nuisance, ${openFindings(today)} AS "openFindings", ${baseline(today)} AS baseline,
  ${box} AS bbox, w.demo`;

const sorts = (today: string): KeysetSource['sorts'] => ({
  start: { expression: 'w.starts_on', type: 'date', notNull: true },
  end: { expression: 'w.ends_on', type: 'date', notNull: true },
  title: { expression: 'w.title COLLATE "kk-x-icu"', type: 'text', notNull: true },
  cost: { expression: 'w.cost_kzt', type: 'numeric' },
  days: { expression: '(w.ends_on - w.starts_on)', type: 'bigint', notNull: true },
  progress: { expression: 'w.progress_percent', type: 'bigint' },
  nuisance: { expression: '(SELECT m.score FROM work_nuisance m WHERE m.work_id = w.id)', type: 'float8' },
  findings: { expression: findingCount(today), type: 'bigint', notNull: true },
  updatedAt: { expression: 'w.updated_at', type: 'timestamptz', notNull: true },
});

/** Works as lines of the programme, of now or of a moment. */
export function programmeSource(at: string | undefined): KeysetSource {
  const today = todayAt(at);
  return {
    from: LINE_FROM,
    narrow: 'work w',
    unordered: at !== undefined,
    columns: lineColumns(today),
    id: 'w.id',
    sorts: sorts(today),
  };
}
