import type { Alarm, AlarmQuery } from '@abat/contracts';
import type { Principal } from '@abat/access';
import { findingNamed } from '@abat/findings';
import { bboxArray, Conditions, isoTimestamp, type KeysetSource, likePattern, territoriesIn } from '@abat/platform';

/** A stored alarm before the words of its finding are added. */
export type AlarmRow = Omit<Alarm, 'title' | 'agencies'>;

const person = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'role', ${alias}.role) END`;

/** Nobody has taken it and the time to do so is over. */
export const OVERDUE = `(a.state = 'new' AND a.respond_by < now())`;

const COLUMNS = `a.id, a.number::int AS number, json_build_object('id', d.id, 'number', d.number, 'status', d.status) AS finding,
  d.rule, a.severity, a.priority, a.state, d.territory_ids AS territory, ${bboxArray('d.geom')} AS bbox,
  ${person('o')} AS owner, ${isoTimestamp('a.taken_at')} AS "takenAt",
  CASE WHEN a.handed_at IS NOT NULL THEN json_build_object('person', ${person('hu')}, 'role', a.handed_role, 'by', hb.name,
    'at', ${isoTimestamp('a.handed_at')}) END AS "handedTo",
  CASE WHEN a.snoozed_until IS NOT NULL THEN json_build_object('until', ${isoTimestamp('a.snoozed_until')},
    'reason', a.snooze_reason, 'by', sb.name) END AS snooze,
  a.snooze_count AS "snoozeCount", ${isoTimestamp('a.respond_by')} AS "respondBy", ${OVERDUE} AS overdue,
  ${isoTimestamp('a.escalated_at')} AS "escalatedAt", ${isoTimestamp('a.event_at')} AS "eventAt",
  ${isoTimestamp('a.raised_at')} AS "raisedAt", ${isoTimestamp('a.returned_at')} AS "returnedAt",
  ${isoTimestamp('a.closed_at')} AS "closedAt", a.flood_id AS flood, a.merged_into AS "mergedInto",
  (SELECT count(*)::int FROM alarm p WHERE p.merged_into = a.id AND p.state <> 'closed') AS merged, d.demo, a.version`;

const FROM = `alarm a JOIN finding d ON d.id = a.finding_id LEFT JOIN app_user o ON o.id = a.owner_id
  LEFT JOIN app_user hu ON hu.id = a.handed_user_id LEFT JOIN app_user hb ON hb.id = a.handed_by
  LEFT JOIN app_user sb ON sb.id = a.snoozed_by`;

// What nobody has taken comes first, escalated before urgent before the rest, and of those the oldest: one number, so
// that a page is found by its last row.
const QUEUE = `(CASE a.state WHEN 'new' THEN 0 WHEN 'taken' THEN 10 WHEN 'snoozed' THEN 20 ELSE 30 END
  + CASE WHEN a.escalated_at IS NOT NULL THEN 0 WHEN a.priority = 'urgent' THEN 1 WHEN a.priority = 'high' THEN 2 ELSE 3 END
  ) * 1e11 + extract(epoch FROM a.raised_at)`;

/** What a list of alarms selects. */
export const ALARM_SOURCE: KeysetSource = {
  from: FROM,
  narrow: 'alarm a JOIN finding d ON d.id = a.finding_id',
  columns: COLUMNS,
  id: 'a.id',
  sorts: {
    queue: { expression: QUEUE, type: 'numeric', notNull: true },
    eventAt: { expression: 'a.event_at', type: 'timestamptz', notNull: true },
    raisedAt: { expression: 'a.raised_at', type: 'timestamptz', notNull: true },
    closedAt: { expression: 'a.closed_at', type: 'timestamptz' },
  },
};

const NUMBER = /^(?:[af]-?|№\s*)?(\d{1,9})$/i;

function addSearch(conditions: Conditions, q: string | undefined): void {
  if (!q) return;
  const number = NUMBER.exec(q)?.[1];
  const byName = findingNamed(conditions.bind(likePattern(q)));
  const given = number && conditions.bind(number);
  conditions.add(given ? `a.number = ${given}::bigint OR d.number = ${given}::bigint OR ${byName}` : byName);
}

function addPeople(conditions: Conditions, { owner, handed }: AlarmQuery, caller: Principal): void {
  if (owner === 'me') conditions.add(`a.owner_id = ${conditions.bind(caller.userId)}::uuid`);
  if (owner === 'nobody') conditions.add(`a.state = 'new'`);
  if (handed === 'any') conditions.add('a.handed_at IS NOT NULL');
  if (handed === 'me')
    conditions.add(
      `a.handed_user_id = ${conditions.bind(caller.userId)}::uuid OR a.handed_role = ${conditions.bind(caller.role)}`,
    );
}

/** What a query selects; without states everything under way, and parts of merged alarms only when asked for. */
export function alarmConditions(query: AlarmQuery, caller: Principal): Conditions {
  const conditions = new Conditions()
    .when(query.state, (states) => `a.state = ANY (${states}::text[])`)
    .when(query.priority, (priorities) => `a.priority = ANY (${priorities}::text[])`)
    .when(query.severity, (severities) => `a.severity = ANY (${severities}::text[])`)
    .when(query.rule, (rule) => `d.rule = ${rule}`)
    .when(query.finding, (finding) => `a.finding_id = ${finding}::uuid`)
    .when(query.escalated, (escalated) => `(a.escalated_at IS NOT NULL) = ${escalated}::boolean`)
    .when(query.overdue, (overdue) => `${OVERDUE} = ${overdue}::boolean`)
    .when(query.merged, (into) => `a.merged_into = ${into}::uuid`);
  if (!query.state) conditions.add(`a.state <> 'closed'`);
  if (!query.merged && !query.finding) conditions.add('a.merged_into IS NULL');
  if (query.flood === 'none') conditions.add('a.flood_id IS NULL');
  else conditions.when(query.flood, (flood) => `a.flood_id = ${flood}::uuid`);
  if (query.territory && query.territory !== 'city')
    conditions.add(`d.territory_ids && ARRAY(${territoriesIn(conditions.bind(query.territory))})`);
  addPeople(conditions, query, caller);
  addSearch(conditions, query.q);
  return conditions;
}

/** One alarm by its id (`$1`). */
export const ONE_ALARM = `SELECT ${COLUMNS} FROM ${FROM} WHERE a.id = $1`;
/** Some alarms by their ids (`$1`). */
export const SOME_ALARMS = `SELECT ${COLUMNS} FROM ${FROM} WHERE a.id = ANY ($1::uuid[])`;
