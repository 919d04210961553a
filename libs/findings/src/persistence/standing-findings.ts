import type { RuleCode } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { PowerScope } from '../application/evaluate-findings.js';
import { FINDING_COLUMNS, GRAVITY } from './finding-select.js';
import type { FindingRow } from './finding.repository.js';

/** What stored findings of one rule amount to. */
export type StandingSum = { rule: RuleCode; count: number; overlapM2: number; gapM2: number };

// A scope names subjects by rule; rules that are in it as a whole leave nothing outside.
const outside = `
d.rule LIKE 'mandate.%' AND d.status <> 'closed' AND (upper_inf(d.period) OR upper(d.period) > $1::date)
AND d.rule <> ALL ($2::text[])
AND NOT EXISTS (SELECT FROM unnest($3::text[], $4::uuid[]) AS s (rule, id) WHERE s.rule = d.rule AND s.id = d.subject_a)
AND NOT EXISTS (SELECT FROM unnest($3::text[], $4::uuid[]) AS s (rule, id) WHERE s.rule = d.rule AND s.id = d.subject_b)`;

function parametersOf(scope: PowerScope, day: string): unknown[] {
  const whole = [...scope].filter(([, ids]) => ids === 'all').map(([rule]) => rule);
  const pairs = [...scope].flatMap(([rule, ids]) => (ids === 'all' ? [] : ids.map((id) => [rule, id] as const)));
  return [day, whole, pairs.map(([rule]) => rule), pairs.map(([, id]) => id)];
}

/** Stored findings about powers that reach the day and are outside a scope: the worst ones first, at most `limit`. */
export function standingOutside(
  manager: EntityManager,
  scope: PowerScope,
  { day, limit }: { day: string; limit: number },
): Promise<FindingRow[]> {
  return manager.query(
    // Chosen first: a finding tells more than its score, and there are many that are not told.
    `SELECT ${FINDING_COLUMNS} FROM finding d
     WHERE d.id IN (SELECT d.id FROM finding d WHERE ${outside} ORDER BY ${GRAVITY} DESC, d.id LIMIT ${limit})
     ORDER BY ${GRAVITY} DESC, d.id`,
    parametersOf(scope, day),
  );
}

/** What all of them amount to, by rule. */
export function sumOutside(manager: EntityManager, scope: PowerScope, day: string): Promise<StandingSum[]> {
  return manager.query(
    `SELECT d.rule, count(*)::int AS count, coalesce(sum((d.measures ->> 'overlapM2')::float8), 0) AS "overlapM2",
       coalesce(sum((d.measures ->> 'gapM2')::float8), 0) AS "gapM2"
     FROM finding d WHERE ${outside} GROUP BY d.rule`,
    parametersOf(scope, day),
  );
}

/** Ids and spoken numbers of the stored findings of some subjects, by rule and subjects. */
export async function storedNumbers(
  manager: EntityManager,
  subjectIds: readonly string[],
): Promise<Map<string, { id: string; number: number }>> {
  const rows: { key: string; id: string; number: number }[] = await manager.query(
    `SELECT concat_ws('|', rule, subject_a, subject_b) AS key, id, number::int AS number FROM finding
     WHERE subject_a = ANY ($1::uuid[]) AND rule LIKE 'mandate.%' AND status <> 'closed'`,
    [subjectIds],
  );
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}
