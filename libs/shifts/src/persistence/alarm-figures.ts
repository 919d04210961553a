import { FLOOD } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { KpiFigures } from '../domain/kpi.js';
import { OVERDUE } from './alarm-select.js';
import { ON_DUTY, TOO_LONG } from './shift.repository.js';

const HOURS = 24;
const DEADLINE = 'raised_at + make_interval(mins => response_minutes)';

// Ten minutes end at every moment, as where floods begin: an alarm counts from when it was raised until ten minutes later.
// A part is worked through its whole, and what ended before its deadline was nobody's to take.
const KPIS = `
WITH day AS (
  SELECT * FROM alarm WHERE raised_at > now() - make_interval(hours => ${HOURS})
), worked AS (
  SELECT *, ${DEADLINE} AS deadline FROM day WHERE merged_into IS NULL
), step AS (
  SELECT at, sum(change) OVER (ORDER BY at)::int AS alarms, lead(at, 1, now()) OVER (ORDER BY at) AS until
  FROM day, LATERAL (VALUES (raised_at, 1), (raised_at + make_interval(mins => ${FLOOD.minutes}), -1)) s (at, change)
), chatter AS (
  SELECT finding_id FROM (
    SELECT j.alarm_id, a.finding_id, j.at - lag(j.at, 2) OVER (PARTITION BY a.finding_id ORDER BY j.at) AS span
    FROM journal_entry j JOIN alarm a ON a.id = j.alarm_id
    WHERE j.kind = 'alarm.raised' AND j.at > now() - make_interval(hours => ${HOURS})
  ) s WHERE span <= interval '1 minute' GROUP BY finding_id
)
SELECT (SELECT coalesce(max(alarms), 0) FROM step) AS peak,
  (SELECT round(100 * coalesce(sum(extract(epoch FROM least(until, now()) - at)), 0) / ${HOURS * 3600}, 1)::float8
     FROM step WHERE alarms > ${FLOOD.alarms} AND at < now()) AS "flood-share",
  (SELECT count(*)::int FROM day) AS "per-day",
  (SELECT count(*)::int FROM alarm WHERE state IN ('new', 'taken') AND merged_into IS NULL
     AND raised_at < now() - make_interval(hours => ${HOURS})) AS stale,
  (SELECT count(*)::int FROM chatter) AS chatter,
  (SELECT round(100.0 * count(*) FILTER (WHERE priority = 'urgent') / nullif(count(*), 0), 1)::float8 FROM day) AS "share-urgent",
  (SELECT round(100.0 * count(*) FILTER (WHERE priority = 'high') / nullif(count(*), 0), 1)::float8 FROM day) AS "share-high",
  (SELECT count(*)::int FROM alarm a WHERE ${OVERDUE} AND a.merged_into IS NULL) AS overdue,
  (SELECT round(100.0 * count(*) FILTER (WHERE first_taken_at <= deadline)
     / nullif(count(*) FILTER (WHERE first_taken_at IS NOT NULL OR deadline < least(closed_at, now())), 0), 1)::float8
     FROM worked) AS "in-time",
  (SELECT round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_taken_at - raised_at) / 60))::numeric, 1)::float8
     FROM day WHERE first_taken_at >= raised_at) AS "time-to-take",
  (SELECT count(*)::int FROM alarm WHERE state = 'snoozed') AS snoozed,
  (SELECT count(*)::int FROM shift s WHERE ${ON_DUTY} AND NOT ${TOO_LONG}) AS operators`;

/** Alarms of the last {@link HOURS} hours as the measures count them, and who is on shift. */
export async function readKpis(
  manager: EntityManager,
): Promise<{ figures: KpiFigures; operators: number; hours: number }> {
  const rows: (KpiFigures & { operators: number })[] = await manager.query(KPIS);
  const { operators, ...figures } = rows[0] as KpiFigures & { operators: number };
  return { figures, operators: Math.max(1, operators), hours: HOURS };
}

/** Counts of what is under way; parts of merged alarms are left out. */
export type AlarmCounts = {
  new: number;
  taken: number;
  snoozed: number;
  low: number;
  high: number;
  urgent: number;
  overdue: number;
  escalated: number;
  floods: number;
  newestId: string | null;
};

const of = (condition: string): string => `(count(*) FILTER (WHERE ${condition}))::int`;
const untaken = (priority: string): string => of(`a.state = 'new' AND a.priority = '${priority}'`);
const COUNTS = `
SELECT ${of("a.state = 'new'")} AS new, ${of("a.state = 'taken'")} AS taken, ${of("a.state = 'snoozed'")} AS snoozed,
  ${untaken('low')} AS low, ${untaken('high')} AS high, ${untaken('urgent')} AS urgent, ${of(OVERDUE)} AS overdue,
  ${of("a.escalated_at IS NOT NULL AND a.state = 'new'")} AS escalated,
  (count(DISTINCT a.flood_id) FILTER (WHERE a.state = 'new'))::int AS floods,
  (SELECT n.id FROM alarm n WHERE n.state = 'new' AND n.priority = 'urgent' AND n.merged_into IS NULL
   ORDER BY greatest(n.raised_at, n.returned_at) DESC, n.number DESC LIMIT 1) AS "newestId"
FROM alarm a WHERE a.state <> 'closed' AND a.merged_into IS NULL`;

export async function readCounts(manager: EntityManager): Promise<AlarmCounts> {
  const rows: AlarmCounts[] = await manager.query(COUNTS);
  return rows[0] as AlarmCounts;
}
