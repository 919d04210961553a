import type { EntityManager } from 'typeorm';

/** Days off as the shipped file has them: day and names in Russian, Kazakh and English. */
export type HolidayFile = { days: [day: string, ru: string, kk: string, en: string][] };

/** Days off of the shipped years; what people entered or deleted by correction of a day stays theirs. */
export async function storeHolidays(manager: EntityManager, { days }: HolidayFile, source: string): Promise<void> {
  await manager.query(
    `INSERT INTO holiday (source, day, name_ru, name_kk, name_en)
     SELECT $2, (r.value ->> 0)::date, r.value ->> 1, r.value ->> 2, r.value ->> 3 FROM jsonb_array_elements($1::jsonb) AS r (value)
     ON CONFLICT (day) DO NOTHING`,
    [JSON.stringify(days), source],
  );
}

const PHASES = `ARRAY['construction', 'approval', 'design', 'programming', 'procurement', 'identification', 'acceptance', 'approval']`;

// A project nobody has touched yet takes the body and function of its first work and a phase by its number.
const MOVE_PROJECTS = `
WITH first AS (
  SELECT DISTINCT ON (w.project_id) w.project_id, w.agency_id, w.function_id, row_number() OVER (ORDER BY p.code) AS number
  FROM work w JOIN project p ON p.id = w.project_id WHERE p.source = $1 AND p.version = 1 AND p.agency_id IS NULL
  ORDER BY w.project_id, w.starts_on, w.id
), numbered AS (SELECT *, row_number() OVER (ORDER BY number) AS place FROM first)
UPDATE project p SET agency_id = n.agency_id, function_id = n.function_id, version = 2, updated_at = now(),
  phase = (${PHASES})[1 + (n.place - 1) % 8], phase_since = $2::date - (n.place * 9)::integer
FROM numbered n WHERE p.id = n.project_id RETURNING p.id`;

const MILESTONES = `
INSERT INTO milestone (source, demo, project_id, title, due_on, done_on)
SELECT $1, true, p.id, m.title, s.starts_on + m.day, CASE WHEN s.starts_on + m.day < $2::date - 20 THEN s.starts_on + m.day + 6 END
FROM project p CROSS JOIN LATERAL (SELECT min(w.starts_on) AS starts_on FROM work w WHERE w.project_id = p.id) s
CROSS JOIN (VALUES ('Смета готова (демо)', -90), ('Подрядчик выбран (демо)', -30), ('Сдача объекта (демо)', 75)) AS m (title, day)
WHERE p.id = ANY ($3::uuid[])`;

// The chain stands where the phase says: before approval nobody was asked, in it the second body keeps the project waiting.
const APPROVALS = `
INSERT INTO approval (source, demo, project_id, position, agency_id, matter, asked_on, due_on, answered_on, answer)
SELECT $1, true, p.id, c.position, a.id, c.matter, CASE WHEN c.asked THEN c.day END, CASE WHEN c.asked THEN c.day + 15 END,
  CASE WHEN c.answered THEN c.day + 11 END, CASE WHEN c.answered THEN 'approved' END
FROM project p CROSS JOIN LATERAL (
  SELECT v.position, v.agency, v.matter, $2::date - 70 + v.position * 14 AS day,
    v.position = 1 OR p.phase <> 'approval' OR v.position = 2 AS asked, v.position = 1 OR p.phase <> 'approval' AS answered
  FROM (VALUES (1, 'dep-architecture', 'design'), (2, 'dep-transport', 'traffic'), (3, 'dep-environment', 'greenery')) AS v (position, agency, matter)
) c JOIN agency a ON a.code = c.agency
WHERE p.id = ANY ($3::uuid[]) AND p.phase IN ('approval', 'procurement', 'construction', 'acceptance')`;

const BASELINES = `
WITH frozen AS (
  INSERT INTO baseline (source, demo, project_id, name, frozen_on)
  SELECT $1, true, p.id, 'Утверждённый план (демо)', $2::date - 120 FROM project p WHERE p.id = ANY ($3::uuid[]) AND p.phase <> 'identification'
  RETURNING id, project_id
)
INSERT INTO baseline_work (baseline_id, work_id, external_id, title, starts_on, ends_on, cost_kzt)
SELECT f.id, w.id, w.external_id, w.title, w.starts_on - 10, w.ends_on - (10 + w.number % 3 * 7)::integer, round(w.cost_kzt * 0.94, 2)
FROM frozen f JOIN work w ON w.project_id = f.project_id WHERE w.status <> 'cancelled'`;

const PROGRESS = `
WITH told AS (
  INSERT INTO progress_report (source, demo, work_id, reported_on, percent, note)
  SELECT $1, true, w.id, $2::date - 7, 20 + (w.number % 6 * 10)::integer, 'Работы идут по графику (демо)'
  FROM work w WHERE w.source = $1 AND w.status = 'running' RETURNING work_id, percent
) UPDATE work w SET progress_percent = t.percent FROM told t WHERE w.id = t.work_id AND w.progress_percent IS NULL`;

const HANDOVERS = `
INSERT INTO handover (source, demo, work_id, holder_id, handed_on, document, guarantee_until)
SELECT $1, true, w.id, w.agency_id, w.ends_on + 10, 'Акт приёмки (демо)', CASE WHEN w.number % 8 = 0 THEN w.ends_on + 740 END
FROM work w WHERE w.source = $1 AND w.status = 'accepted' AND w.ends_on + 10 <= $2::date ON CONFLICT (work_id) DO NOTHING RETURNING work_id`;

const PERMITS = `
INSERT INTO permit (source, demo, work_id, kind, document, issued_on, valid_to)
SELECT $1, true, w.id, 'excavation', 'Ордер на вскрытие (демо)', least(w.starts_on - 14, $2::date), w.ends_on
FROM work w WHERE w.source = $1 AND w.surface_breaking AND w.status IN ('running', 'approved')`;

const NEEDS = `
INSERT INTO need (source, demo, external_id, title, origin, agency_id, site_id, territory_id, priority, wished_on, geom, status, status_reason)
SELECT $1, true, 'demo-need-' || s.place, CASE s.place % 3 WHEN 0 THEN 'Детская площадка' WHEN 1 THEN 'Освещение двора' ELSE 'Ремонт дорожек' END || ' (демо)',
  (ARRAY['resident', 'district', 'participatory'])[1 + s.place % 3], a.id, s.id, t.id, (1 + s.place % 5)::integer, $2::date - (s.place * 3)::integer, s.geom,
  CASE WHEN s.place % 7 = 0 THEN 'declined' ELSE 'new' END, CASE WHEN s.place % 7 = 0 THEN 'Двор в плане следующего года (демо)' END
FROM (SELECT s.*, row_number() OVER (ORDER BY s.external_id) AS place FROM site s WHERE s.kind = 'courtyard' ORDER BY s.external_id LIMIT 24) s
JOIN territory_now t ON t.kind = 'district' AND ST_Contains(t.geom_m, ST_PointOnSurface(s.geom_m)) JOIN agency a ON a.district_id = t.id
ON CONFLICT (source, external_id) DO NOTHING`;

/**
 * The life of the demonstration: phases, chains of approvals that wait, frozen plans that slipped, progress, handovers,
 * needs. Invented; made once, so that what people do with it stays.
 * @param day the day `YYYY-MM-DD` that statuses follow
 */
export async function storeDemoProgramme(manager: EntityManager, source: string, day: string): Promise<void> {
  const done: unknown[] = await manager.query('SELECT 1 FROM need WHERE source = $1 LIMIT 1', [source]);
  if (done.length > 0) return;
  await manager.query(MOVE_PROJECTS, [source, day]);
  const rows: { id: string }[] = await manager.query('SELECT id FROM project WHERE source = $1 AND version = 2', [
    source,
  ]);
  const ids = rows.map((row) => row.id);
  for (const sql of [MILESTONES, APPROVALS, BASELINES]) await manager.query(sql, [source, day, ids]);
  for (const sql of [PROGRESS, HANDOVERS, PERMITS, NEEDS]) await manager.query(sql, [source, day]);
  await manager.query(
    'SELECT restriction_follow_works(h.ids) FROM (SELECT array_agg(work_id) AS ids FROM handover WHERE source = $1) h WHERE h.ids IS NOT NULL',
    [source],
  );
}
