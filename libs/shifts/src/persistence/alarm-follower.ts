import { type AlarmPriority, OPEN_FINDING_STATUSES } from '@abat/contracts';
import { literals } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { AlarmLevel } from '../domain/cards/index.js';

/** What following the findings did to one alarm. */
export type FollowedAlarm = {
  id: string;
  number: number;
  findingId: string;
  priority: AlarmPriority;
  territoryIds: string[];
};

const ALARM_LOCK = 7_140_031;

/** Lets one transaction at a time raise and close alarms: each looks at what the others did. */
export async function lockAlarms(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [ALARM_LOCK]);
}

/** Which findings to look at: these, or those that changed since a moment (ISO), or all. */
export type FindingChoice = { ids: readonly string[] | null; since?: string | undefined };

// Over alias `f`, `$2` where one is needed. Moments on the wire are rounded to milliseconds.
const OF_IDS = 'f.id IN (SELECT unnest($2::uuid[]))';
const CHANGED_SINCE = `f.updated_at >= $2::timestamptz - interval '1 ms'`;
type Chosen = typeof OF_IDS | typeof CHANGED_SINCE | 'TRUE';

function choose({ ids, since }: FindingChoice): { chosen: Chosen; values: unknown[] } {
  if (ids) return { chosen: OF_IDS, values: [ids] };
  return since === undefined ? { chosen: 'TRUE', values: [] } : { chosen: CHANGED_SINCE, values: [since] };
}

// $1 = levels. A finding that is settled or past calls nobody.
const LEVEL = `level AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS l (rule text, severity text, priority text, minutes int))`;
const CALLS = `f.status IN (${literals(OPEN_FINDING_STATUSES)}) AND (upper_inf(f.period) OR upper(f.period) > current_date)`;
const RETURNED = `a.id, a.number::int AS number, a.finding_id AS "findingId", a.priority, f.territory_ids AS "territoryIds"`;
const FRESH = `state = 'new', owner_id = NULL, taken_at = NULL, handed_user_id = NULL, handed_role = NULL, handed_by = NULL, handed_at = NULL,
  snoozed_until = NULL, snooze_reason = NULL, snoozed_by = NULL, escalated_at = NULL, version = a.version + 1`;

const close = (chosen: Chosen): string => `
WITH ${LEVEL}
UPDATE alarm a SET state = 'closed', closed_at = now(), owner_id = NULL, snoozed_until = NULL, snooze_reason = NULL, version = a.version + 1
FROM finding f
WHERE f.id = a.finding_id AND a.state <> 'closed' AND ${chosen} AND (f.opened_at <> a.event_at OR NOT (${CALLS})
  OR NOT EXISTS (SELECT FROM level l WHERE l.rule = f.rule AND l.severity = f.severity))
RETURNING ${RETURNED}`;

// The parts of what is over are worked by themselves again, and only now somebody has to respond to them.
const FREE_PARTS = `UPDATE alarm SET merged_into = NULL, respond_by = now() + make_interval(mins => response_minutes), escalated_at = NULL,
  version = version + 1
WHERE state <> 'closed' AND merged_into = ANY ($1::uuid[])`;

const rankOf = (priority: string): string => `array_position(ARRAY['low', 'high', 'urgent'], ${priority})`;

// What became more urgent calls anew from now on, what was put aside is back at once, and a part that is more urgent now
// than the alarm it is part of leaves it: there nobody would see it. Other minutes move the moment that was set.
const reprioritise = (chosen: Chosen): string => `
WITH ${LEVEL}, risen AS (
  SELECT a.id, f.severity, l.priority, l.minutes, f.territory_ids, a.state = 'snoozed' AS aside,
    ${rankOf('l.priority')} > ${rankOf('a.priority')} AS rose, w.number AS whole,
    w.id IS NOT NULL AND ${rankOf('l.priority')} > greatest(${rankOf('a.priority')}, ${rankOf('coalesce(wl.priority, w.priority)')}) AS outgrown
  FROM alarm a JOIN finding f ON f.id = a.finding_id JOIN level l ON l.rule = f.rule AND l.severity = f.severity
    LEFT JOIN (alarm w JOIN finding wf ON wf.id = w.finding_id LEFT JOIN level wl ON wl.rule = wf.rule AND wl.severity = wf.severity)
      ON w.id = a.merged_into
  WHERE a.state <> 'closed' AND ${chosen} AND (a.severity, a.priority, a.response_minutes) IS DISTINCT FROM (f.severity, l.priority, l.minutes)
), changed AS (SELECT *, aside AND rose AS back FROM risen)
UPDATE alarm a SET severity = f.severity, priority = f.priority, response_minutes = f.minutes,
  respond_by = CASE WHEN f.rose THEN now() + make_interval(mins => f.minutes)
    ELSE a.respond_by + make_interval(mins => f.minutes - a.response_minutes) END,
  escalated_at = CASE WHEN NOT f.rose THEN a.escalated_at END,
  state = CASE WHEN f.back THEN 'new' ELSE a.state END, returned_at = CASE WHEN f.back THEN now() ELSE a.returned_at END,
  snoozed_until = CASE WHEN NOT f.back THEN a.snoozed_until END, snooze_reason = CASE WHEN NOT f.back THEN a.snooze_reason END,
  snoozed_by = CASE WHEN NOT f.back THEN a.snoozed_by END, merged_into = CASE WHEN NOT f.outgrown THEN a.merged_into END,
  version = a.version + 1
FROM changed f WHERE a.id = f.id RETURNING ${RETURNED}, f.back, f.rose AND a.state = 'new' AND a.merged_into IS NULL AS calls,
  CASE WHEN f.outgrown THEN f.whole::int END AS "outOf"`;

// A new episode makes a new row. One that was settled and is open again within its episode comes back as it was numbered.
const raise = (chosen: Chosen): string => `
WITH ${LEVEL}, calling AS (
  SELECT f.id, f.opened_at, f.severity, f.territory_ids, l.priority, l.minutes
  FROM finding f JOIN level l ON l.rule = f.rule AND l.severity = f.severity WHERE ${CALLS} AND ${chosen}
), again AS (
  UPDATE alarm a SET ${FRESH}, closed_at = NULL, merged_into = NULL, flood_id = NULL, raised_at = now(), returned_at = NULL, first_taken_at = NULL,
    severity = f.severity, priority = f.priority, response_minutes = f.minutes, respond_by = now() + make_interval(mins => f.minutes)
  FROM calling f WHERE a.finding_id = f.id AND a.event_at = f.opened_at AND a.state = 'closed' RETURNING ${RETURNED}
), raised AS (
  INSERT INTO alarm AS a (finding_id, event_at, severity, priority, response_minutes, respond_by)
  SELECT f.id, f.opened_at, f.severity, f.priority, f.minutes, now() + make_interval(mins => f.minutes) FROM calling f
  WHERE NOT EXISTS (SELECT FROM alarm e WHERE e.finding_id = f.id AND e.event_at = f.opened_at)
  ORDER BY f.opened_at, f.id ON CONFLICT (finding_id, event_at) DO NOTHING
  RETURNING a.id, a.number, a.finding_id, a.priority
)
SELECT * FROM again UNION ALL
SELECT r.id, r.number::int, r.finding_id, r.priority, f.territory_ids FROM raised r JOIN calling f ON f.id = r.finding_id
ORDER BY 2`;

/** An alarm that became more urgent while nobody works it. `outOf`: number of the alarm whose part it was until now. */
export type RisenAlarm = FollowedAlarm & { outOf: number | null };
type Changed = RisenAlarm & { back: boolean; calls: boolean };

/** What one look at the findings did. `returned`: had been put aside and became more urgent. */
export type Followed = Record<'raised' | 'changed' | 'returned' | 'closed', FollowedAlarm[]> & { risen: RisenAlarm[] };

// TypeORM answers an UPDATE with the rows and their number.
const updated = async <Row = FollowedAlarm>(
  manager: EntityManager,
  sql: string,
  parameters: unknown[],
): Promise<Row[]> => {
  const [rows]: [Row[], number] = await manager.query(sql, parameters);
  return rows;
};

/**
 * Raises, changes and closes alarms as the findings stand now. Looking twice changes nothing the second time.
 */
export async function followFindings(
  manager: EntityManager,
  levels: readonly AlarmLevel[],
  choice: FindingChoice,
): Promise<Followed> {
  const { chosen, values } = choose(choice);
  const parameters = [JSON.stringify(levels), ...values];
  const closed = await updated(manager, close(chosen), parameters);
  await manager.query(FREE_PARTS, [closed.map(({ id }) => id)]);
  const other = await updated<Changed>(manager, reprioritise(chosen), parameters);
  const raised: FollowedAlarm[] = await manager.query(raise(chosen), parameters);
  const [returned, risen] = [other.filter(({ back }) => back), other.filter(({ back, calls }) => calls && !back)];
  return { raised, changed: other.filter(({ back, calls }) => !back && !calls), returned, risen, closed };
}

/** Brings back what was put aside and whose time is over. */
export function returnSnoozed(manager: EntityManager): Promise<FollowedAlarm[]> {
  return updated(
    manager,
    `UPDATE alarm a SET ${FRESH}, returned_at = now(), respond_by = now() + make_interval(mins => a.response_minutes)
     FROM finding f WHERE f.id = a.finding_id AND a.state = 'snoozed' AND a.snoozed_until <= now() RETURNING ${RETURNED}`,
    [],
  );
}

/** Notes urgent alarms that nobody took in time; each once. */
export function escalateOverdue(manager: EntityManager): Promise<FollowedAlarm[]> {
  return updated(
    manager,
    `UPDATE alarm a SET escalated_at = now(), version = a.version + 1 FROM finding f
     WHERE f.id = a.finding_id AND a.state = 'new' AND a.priority = 'urgent' AND a.respond_by < now()
       AND a.escalated_at IS NULL AND a.merged_into IS NULL RETURNING ${RETURNED}`,
    [],
  );
}
