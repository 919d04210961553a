import type { ProgrammeMarks, ProgrammeMarksQuery } from '@abat/contracts';
import { openFinding, todayAt } from '@abat/moments';
import { periodColumns } from '@abat/platform';
import type { EntityManager } from 'typeorm';

const SEVERE_FIRST = `array_position(ARRAY['critical', 'high', 'medium', 'low', 'info'], d.severity)`;

/** Most findings and restrictions told one by one on one line; the others are counted. */
const MOST_PER_WORK = 12;

const findings = (today: string): string => `
WITH ranked AS MATERIALIZED (
  SELECT w.id AS work, d.id, d.rule, d.severity, d.period, CASE WHEN d.subject_a = w.id THEN d.subject_b ELSE d.subject_a END AS other,
    row_number() OVER (PARTITION BY w.id ORDER BY ${SEVERE_FIRST}, d.score DESC, d.id) AS place
  FROM unnest($1::uuid[]) AS w (id) JOIN LATERAL (
    SELECT d.* FROM finding d WHERE d.subject_a = w.id AND ${openFinding(today)}
    UNION ALL SELECT d.* FROM finding d WHERE d.subject_b = w.id AND ${openFinding(today)}) d ON true
), told AS (
  SELECT r.*, 1 AS count FROM ranked r WHERE r.place <= ${MOST_PER_WORK}
  UNION ALL SELECT * FROM (
    SELECT DISTINCT ON (r.work, lower(r.period)) r.*, (count(*) OVER (PARTITION BY r.work, lower(r.period)))::int AS count
    FROM ranked r WHERE r.place > ${MOST_PER_WORK} ORDER BY r.work, lower(r.period), r.place) others
)
SELECT t.id, t.work, t.rule, t.severity, ${periodColumns('t.period', 'from', 'to')}, o.title AS other, t.count
FROM told t LEFT JOIN work o ON o.id = t.other ORDER BY t.work, t.place`;

const NEAR_DAYS = `r.state <> 'declined' AND r.work_id IS DISTINCT FROM w.id AND r.active && daterange(w.starts_on - 366, w.ends_on + 366, '[]')`;

// Measured once for each zone: views of the past compute it anew wherever it is named. The box in degrees holds the strip.
const PLACES = `
SELECT w.id, w.starts_on, w.ends_on, z.geom_m, z.zone_m, ST_Expand(ST_Transform(ST_Envelope(z.zone_m), 4326), 0.0001) AS near
FROM work w JOIN work_zone z ON z.work_id = w.id WHERE w.id = ANY ($1::uuid[]) AND z.work_id = ANY ($1::uuid[])`;

// The rules look at the strip around a work where it is in the way of an event, a ban or a season, and at the ground it
// opens where a surface is protected. They widen lines and points: what a finding stands on is told in any case.
const met = (today: string): string => `
  SELECT w.id AS work, r.id FROM place w JOIN restriction r ON r.geom && w.near AND r.geom_m && w.zone_m AND ${NEAR_DAYS}
    AND ST_Intersects(CASE WHEN r.kind IN ('fresh-surface', 'guarantee') THEN w.geom_m ELSE w.zone_m END, r.geom_m)
  UNION SELECT w.id, r.id FROM work w JOIN restriction r ON r.geom IS NULL AND ${NEAR_DAYS} WHERE w.id = ANY ($1::uuid[])
  UNION SELECT d.subject_a, d.subject_b FROM finding d
  WHERE d.subject_a = ANY ($1::uuid[]) AND d.subject_b_type = 'restriction' AND ${openFinding(today)}`;

// Those that lie on the place and are near the days of the work; one without a shape holds in the whole city. First the
// ones during the work. Beyond the limit stretches of one kind stand for several.
const restrictions = (today: string): string => `
WITH place AS MATERIALIZED (${PLACES}), met AS MATERIALIZED (${met(today)}), ranked AS MATERIALIZED (
  SELECT m.work, r.id, r.kind, r.state, r.title, r.active,
    row_number() OVER (PARTITION BY m.work ORDER BY r.active && daterange(w.starts_on, w.ends_on, '[]') DESC, r.active, r.id) AS place
  FROM met m JOIN work w ON w.id = m.work JOIN restriction r ON r.id = m.id
), stretch AS (
  SELECT s.work, s.kind, s.state, unnest(s.days) AS active FROM (
    SELECT r.work, r.kind, r.state, range_agg(r.active) AS days FROM ranked r WHERE r.place > ${MOST_PER_WORK}
    GROUP BY r.work, r.kind, r.state) s
), told AS (
  SELECT r.*, 1 AS count FROM ranked r WHERE r.place <= ${MOST_PER_WORK}
  UNION ALL SELECT s.work, f.id, s.kind, s.state, CASE WHEN f.count = 1 THEN f.title END, s.active, f.place, f.count
  FROM stretch s CROSS JOIN LATERAL (SELECT r.id, r.title, r.place, (count(*) OVER ())::int AS count FROM ranked r
    WHERE r.work = s.work AND r.kind = s.kind AND r.state = s.state AND r.place > ${MOST_PER_WORK} AND r.active && s.active
    ORDER BY r.place LIMIT 1) f
)
SELECT t.id, t.work, t.kind, t.state, t.title, ${periodColumns('t.active', 'from', 'to')}, t.count
FROM told t ORDER BY t.work, t.place`;

const seasons = `
SELECT DISTINCT y.code AS "workType", s.from_day AS "fromDay", s.to_day AS "toDay"
FROM work w JOIN function_work_type h ON h.function_id = w.function_id
JOIN work_type y ON y.id = coalesce(w.work_type_id, h.work_type_id) JOIN work_season s ON s.work_type_id = y.id
WHERE w.id = ANY ($1::uuid[]) ORDER BY 1, 2`;

const milestones = `
SELECT m.id, p.code AS project, m.title, m.due_on::text AS "dueOn", m.done_on::text AS "doneOn"
FROM milestone m JOIN project p ON p.id = m.project_id
WHERE p.id IN (SELECT w.project_id FROM work w WHERE w.id = ANY ($1::uuid[])) ORDER BY m.due_on, m.id`;

/** What is drawn on the lines of these works. With `at` run it by `readAt`. */
export async function readMarks(manager: EntityManager, { works, at }: ProgrammeMarksQuery): Promise<ProgrammeMarks> {
  const today = todayAt(at);
  const ask = <Row>(statement: string): Promise<Row[]> => manager.query(statement, [works]);
  return {
    findings: await ask<ProgrammeMarks['findings'][number]>(findings(today)),
    restrictions: await ask<ProgrammeMarks['restrictions'][number]>(restrictions(today)),
    seasons: await ask<ProgrammeMarks['seasons'][number]>(seasons),
    milestones: await ask<ProgrammeMarks['milestones'][number]>(milestones),
  };
}
