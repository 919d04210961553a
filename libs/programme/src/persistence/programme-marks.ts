import type { ProgrammeMarks } from '@abat/contracts';
import { periodColumns } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { CURRENT_FINDING } from './programme-parts.js';

const SEVERE_FIRST = `array_position(ARRAY['critical', 'high', 'medium', 'low', 'info'], d.severity)`;

/** Most findings and restrictions drawn on one line. */
const MOST_PER_WORK = 12;

const findings = `
SELECT e.id, w.id AS work, e.rule, e.severity, ${periodColumns('e.period', 'from', 'to')}, o.title AS other
FROM unnest($1::uuid[]) AS w (id) CROSS JOIN LATERAL (
  SELECT d.* FROM finding d WHERE w.id IN (d.subject_a, d.subject_b) AND ${CURRENT_FINDING}
  ORDER BY ${SEVERE_FIRST}, d.score DESC, d.id LIMIT ${MOST_PER_WORK}) e
LEFT JOIN work o ON o.id = CASE WHEN e.subject_a = w.id THEN e.subject_b ELSE e.subject_a END`;

// Those that lie on the place and are near the days of the work; one without a shape holds in the whole city.
const restrictions = `
SELECT e.id, w.id AS work, e.kind, e.state, e.title, ${periodColumns('e.active', 'from', 'to')}
FROM work w CROSS JOIN LATERAL (
  SELECT r.* FROM restriction r
  WHERE r.state <> 'declined' AND r.work_id IS DISTINCT FROM w.id
    AND r.active && daterange(w.starts_on - 366, w.ends_on + 366, '[]')
    AND (r.geom IS NULL OR EXISTS (SELECT FROM work_zone z WHERE z.work_id = w.id AND ST_Intersects(z.geom_m, r.geom_m)))
  ORDER BY r.active, r.id LIMIT ${MOST_PER_WORK}) e
WHERE w.id = ANY ($1::uuid[])`;

const seasons = `
SELECT DISTINCT y.code AS "workType", s.from_day AS "fromDay", s.to_day AS "toDay"
FROM work w JOIN function_work_type h ON h.function_id = w.function_id
JOIN work_type y ON y.id = coalesce(w.work_type_id, h.work_type_id) JOIN work_season s ON s.work_type_id = y.id
WHERE w.id = ANY ($1::uuid[]) ORDER BY 1, 2`;

const milestones = `
SELECT m.id, p.code AS project, m.title, m.due_on::text AS "dueOn", m.done_on::text AS "doneOn"
FROM milestone m JOIN project p ON p.id = m.project_id
WHERE p.id IN (SELECT w.project_id FROM work w WHERE w.id = ANY ($1::uuid[])) ORDER BY m.due_on, m.id`;

/** What is drawn on the lines of these works. */
export async function readMarks(manager: EntityManager, works: readonly string[]): Promise<ProgrammeMarks> {
  const ask = <Row>(statement: string): Promise<Row[]> => manager.query(statement, [works]);
  return {
    findings: await ask<ProgrammeMarks['findings'][number]>(findings),
    restrictions: await ask<ProgrammeMarks['restrictions'][number]>(restrictions),
    seasons: await ask<ProgrammeMarks['seasons'][number]>(seasons),
    milestones: await ask<ProgrammeMarks['milestones'][number]>(milestones),
  };
}
