import { type FiguresWeek, MAX_WEEK_WORKS } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { countIf, NOT_CANCELLED, OPEN_FINDING } from './counting.js';
import { nameArguments } from './figure-head.js';

const rank = `array_position(ARRAY['info', 'low', 'medium', 'high', 'critical'], d.severity)`;
const days = [0, 1, 2, 3, 4, 5, 6];
const onDay = (place: number): string => `w.starts_on <= $1::date + ${place} AND w.ends_on >= $1::date + ${place}`;

// $1 first day, $2 district or null, in every part.
const WORKS = `
busy AS MATERIALIZED (
  SELECT w.id, w.number, w.title, w.agency_id, w.starts_on, w.ends_on, w.status, w.demo FROM work w
  WHERE ${NOT_CANCELLED} AND w.starts_on <= $1::date + 6 AND w.ends_on >= $1::date
    AND ($2::uuid IS NULL OR w.id IN (SELECT s.work_id FROM work_territory s WHERE s.territory_id = $2))
)`;

const FLAGGED = `
side AS MATERIALIZED (
  SELECT busy.id AS work_id, d.id AS finding_id, ${rank} AS rank FROM busy JOIN finding d ON d.subject_a = busy.id WHERE ${OPEN_FINDING}
  UNION ALL SELECT busy.id, d.id, ${rank} FROM busy JOIN finding d ON d.subject_b = busy.id WHERE ${OPEN_FINDING}
), flagged AS MATERIALIZED (SELECT work_id, count(*)::int AS findings, max(rank) AS worst FROM side GROUP BY 1)`;

const DAYS = `
SELECT json_agg(json_build_object('day', c.day::text, 'works', coalesce(e.works, 0), 'starting', coalesce(e.starting, 0),
  'ending', coalesce(e.ending, 0), 'findings', coalesce(e.findings, 0),
  'holiday', EXISTS (SELECT FROM holiday h WHERE h.day = c.day)) ORDER BY c.day)
FROM (SELECT $1::date + n AS day FROM generate_series(0, 6) AS n) c
LEFT JOIN LATERAL (SELECT ${countIf('true')} AS works, ${countIf('w.starts_on = c.day')} AS starting, ${countIf('w.ends_on = c.day')} AS ending,
  (SELECT count(DISTINCT s.finding_id)::int FROM side s JOIN busy b ON b.id = s.work_id WHERE b.starts_on <= c.day AND b.ends_on >= c.day) AS findings
  FROM busy w WHERE w.starts_on <= c.day AND w.ends_on >= c.day) e ON true`;

const DISTRICTS = `
SELECT coalesce(json_agg(json_build_object('id', t.id, 'externalId', t.external_id, ${nameArguments('t')},
  'works', coalesce(n.works, ARRAY[0, 0, 0, 0, 0, 0, 0]), 'findings', coalesce(n.findings, 0)) ORDER BY t.name_ru COLLATE "kk-x-icu"), '[]')
FROM territory t
LEFT JOIN (SELECT s.territory_id, ARRAY[${days.map((place) => countIf(onDay(place))).join(', ')}] AS works
  FROM busy w JOIN work_territory s ON s.work_id = w.id GROUP BY 1) c ON c.territory_id = t.id
LEFT JOIN (SELECT s.territory_id, count(DISTINCT e.finding_id)::int AS findings
  FROM side e JOIN work_territory s ON s.work_id = e.work_id GROUP BY 1) g ON g.territory_id = t.id,
LATERAL (SELECT c.works, g.findings) n
WHERE t.kind = 'district' AND t.valid @> current_date AND ($2::uuid IS NULL OR t.id = $2)`;

const NAMED = `
SELECT coalesce(json_agg(json_build_object('id', w.id, 'number', w.number::int, 'title', w.title, 'agency', json_build_object('code', a.code, ${nameArguments('a')}),
  'district', (SELECT t.external_id FROM work_territory s JOIN territory t ON t.id = s.territory_id
    WHERE s.work_id = w.id ORDER BY s.share DESC, t.id DESC LIMIT 1),
  'start', w.starts_on::text, 'end', w.ends_on::text, 'status', w.status, 'findings', w.findings,
  'worst', (ARRAY['info', 'low', 'medium', 'high', 'critical'])[w.worst], 'demo', w.demo)
  ORDER BY w.worst DESC NULLS LAST, w.starts_on, w.id), '[]')
FROM (SELECT busy.*, coalesce(f.findings, 0) AS findings, f.worst FROM busy LEFT JOIN flagged f ON f.work_id = busy.id
  ORDER BY f.worst DESC NULLS LAST, busy.starts_on, busy.id LIMIT ${MAX_WEEK_WORKS}) w JOIN agency a ON a.id = w.agency_id`;

const STATEMENT = `
WITH ${WORKS}, ${FLAGGED}
SELECT $1::date::text AS from, ($1::date + 6)::text AS to, (${DAYS}) AS days, (${DISTRICTS}) AS districts,
  (SELECT count(*)::int FROM busy) AS total, (${NAMED}) AS works`;

type Week = Pick<FiguresWeek, 'from' | 'to' | 'days' | 'districts' | 'total' | 'works'>;

/** Works of seven days from a day on. One statement, one snapshot. */
export async function readWeek(
  manager: EntityManager,
  { from, districtId }: { from: string; districtId: string | null },
): Promise<Week> {
  const rows: Week[] = await manager.query(STATEMENT, [from, districtId]);
  if (!rows[0]) throw new TypeError('a week is one row');
  return rows[0];
}
