import { CHANGE_ACTIONS } from '@abat/contracts';

/** Registers of history whose rows are told as changes of another row. */
const PARTS: Record<string, string> = {
  work_zone: 'work',
  budget_allocation: 'work',
  handover: 'work',
  permit: 'work',
  progress_report: 'work',
  assessment: 'finding',
  resolution_party: 'resolution',
  resolution_done: 'resolution',
};
const WHOLE = [
  'work',
  'finding',
  'resolution',
  'project',
  'need',
  'restriction',
  'site',
  'mandate',
  'agreement',
  'budget_line',
  'territory',
];

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
const subjectType = `CASE h.entity ${Object.entries(PARTS)
  .map(([part, whole]) => `WHEN '${part}' THEN '${whole}'`)
  .join(' ')} WHEN 'budget_line' THEN 'budget-line' ELSE h.entity END`;
const subjectId = `CASE WHEN h.entity IN (${quoted(Object.keys(PARTS))}) THEN h.parent_id ELSE h.entity_id END`;
const differs = (...columns: string[]): string =>
  `(${columns.map((column) => `h.before -> '${column}' IS DISTINCT FROM h.after -> '${column}'`).join(' OR ')})`;

// What one row of history means. A new or gone part is a change of the whole.
const ACTION = `CASE
  WHEN h.entity = 'work_zone' THEN CASE WHEN h.action = 'update' AND NOT ${differs('geom')} THEN 'moved' ELSE 'placed' END
  WHEN h.entity = 'budget_allocation' THEN 'money'
  WHEN h.entity = 'assessment' THEN CASE WHEN h.after ->> 'verdict' = 're-assess' THEN 'changed' ELSE 'assessed' END
  WHEN h.entity = 'resolution_party' THEN CASE WHEN h.action = 'update' THEN 'answered' ELSE 'changed' END
  WHEN h.entity IN (${quoted(Object.keys(PARTS))}) THEN 'changed'
  WHEN h.action = 'insert' THEN 'created'
  WHEN h.action = 'delete' THEN 'deleted'
  WHEN h.entity = 'finding' AND h.after ->> 'status' = 'closed' THEN 'closed'
  WHEN h.entity = 'finding' AND h.before ->> 'status' = 'closed' THEN 'reopened'
  WHEN ${differs('status', 'state', 'phase')} THEN 'status'
  WHEN ${differs('starts_on', 'ends_on', 'active', 'valid')} THEN 'moved'
  WHEN ${differs('geom')} AND h.entity <> 'finding' THEN 'placed'
  WHEN ${differs('cost_kzt', 'planned_kzt', 'adjusted_kzt', 'committed_kzt', 'paid_kzt')} THEN 'money'
  ELSE 'changed' END`;

/** Fields whose values before and after are told. */
const TOLD = [
  'status',
  'state',
  'phase',
  'starts_on',
  'ends_on',
  'severity',
  'cost_kzt',
  'planned_kzt',
  'adjusted_kzt',
  'paid_kzt',
  'title',
];
const FIELDS = `(SELECT json_agg(json_build_object('field', k, 'before', h.before -> k, 'after', h.after -> k) ORDER BY o)
  FROM unnest(ARRAY[${quoted(TOLD)}]) WITH ORDINALITY AS f (k, o)
  WHERE h.action = 'update' AND h.entity IN (${quoted(WHOLE)}) AND h.before -> k IS DISTINCT FROM h.after -> k)`;

/** SQL: the weight of an action; the least is told. */
export const actionRank = (column: string): string => `array_position(ARRAY[${quoted(CHANGE_ACTIONS)}], ${column})`;

/**
 * SQL, $1 since, $2 until: every change as `touched` (type, id, at, action, actor, history_id). One subject at one moment is
 * one change. Openings of findings leave no history: they stand in the findings and in their former states.
 */
export const TOUCHED = `
line AS MATERIALIZED (
  SELECT h.id, ${subjectType} AS type, ${subjectId} AS subject_id, h.at, ${ACTION} AS action, coalesce(u.name, h.actor_label) AS actor
  FROM history h LEFT JOIN app_user u ON u.id = h.actor_id
  WHERE h.at > $1::timestamptz AND h.at <= $2::timestamptz AND h.entity IN (${quoted([...WHOLE, ...Object.keys(PARTS)])})
    AND NOT (h.entity = 'finding' AND h.action = 'insert')
), opening AS (
  SELECT d.id, d.opened_at AS at FROM finding d WHERE d.opened_at > $1::timestamptz AND d.opened_at <= $2::timestamptz
  UNION SELECT h.entity_id, (h.before ->> 'opened_at')::timestamptz FROM history h
  WHERE h.entity = 'finding' AND h.at > $1::timestamptz AND (h.before ->> 'opened_at')::timestamptz > $1::timestamptz
    AND (h.before ->> 'opened_at')::timestamptz <= $2::timestamptz
), touched AS MATERIALIZED (
  SELECT type, subject_id AS id, at, (array_agg(action ORDER BY ${actionRank('action')}))[1] AS action, max(actor) AS actor, array_agg(id ORDER BY id) AS lines
  FROM line WHERE subject_id IS NOT NULL GROUP BY 1, 2, 3
  UNION ALL SELECT 'finding', o.id, o.at, 'opened', NULL, '{}'::bigint[] FROM opening o
  WHERE NOT EXISTS (SELECT FROM line l WHERE l.subject_id = o.id AND l.at = o.at AND l.action = 'reopened')
)`;

/** SQL: what is told of the fields of a change `t`; the first row of history that has some. */
export const CHANGED_FIELDS = `coalesce((SELECT f.fields FROM (SELECT h.id, ${FIELDS} AS fields FROM history h WHERE h.id = ANY (t.lines)) f
  WHERE f.fields IS NOT NULL ORDER BY f.id LIMIT 1), '[]'::json)`;
