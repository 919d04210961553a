import type { FindingStatus, RuleCode, Severity } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { Rule } from '../domain/rule.js';
import { sameSubjects } from './same-subjects.js';

/** What a run did to a finding. */
export type ChangeKind = 'opened' | 'updated' | 'closed';
export type ChangeCounts = Record<ChangeKind, number>;

/** A changed finding as its event tells it. */
export type ChangedFinding = {
  kind: ChangeKind;
  id: string;
  number: number;
  rule: RuleCode;
  severity: Severity;
  status: FindingStatus;
  version: number;
  subjects: string[];
  territoryIds: string[];
  agencyIds: string[];
};

// A pair that an incremental run measured after the full run looked is newer than what the full run knows.
const UNTOUCHED = `NOT EXISTS (SELECT FROM detection_touch t WHERE t.rule = $1 AND t.subject_id IN (%a, %b))`;
const untouched = (alias: string): string =>
  UNTOUCHED.replace('%a', `${alias}.subject_a`).replace('%b', `${alias}.subject_b`);

/** Leaves pairs to the incremental runs that overtook this full run. */
export async function dropOvertaken(manager: EntityManager, rule: RuleCode): Promise<void> {
  await manager.query(
    `DELETE FROM measured_pair m USING detection_touch t WHERE t.rule = $1 AND t.subject_id IN (m.subject_a, m.subject_b)`,
    [rule],
  );
}

// Rows exist already or come back from the closed. The parties have to speak again when a measure that matters changed.
const update = (rule: Rule): string => `
WITH updated AS (
  UPDATE finding f SET
    agency_ids = m.agency_ids, territory_ids = m.territory_ids, measures = m.measures, period = m.period, geom = m.geom,
    demo = m.demo, severity = v.severity, score = v.score,
    status = CASE WHEN f.status = 'closed' OR (f.status = 'assessed' AND o.measures - $2::text[] <> m.measures - $2::text[])
      THEN 'open' ELSE f.status END,
    opened_at = CASE WHEN f.status = 'closed' THEN now() ELSE f.opened_at END,
    closed_at = NULL, updated_at = now(), version = f.version + 1
  FROM verdict_pair v
  JOIN measured_pair m ON ${sameSubjects(rule, 'm', 'v')}
  JOIN finding o ON o.rule = $1 AND ${sameSubjects(rule, 'o', 'v')}
  WHERE f.id = o.id AND v.severity IS NOT NULL
  RETURNING f.id, o.status = 'closed' AS returned, o.measures - $2::text[] <> m.measures - $2::text[] AS differs
), asked_again AS (
  UPDATE assessment a SET verdict = 're-assess', version = a.version + 1
  FROM updated u WHERE a.finding_id = u.id AND (u.returned OR u.differs) AND a.verdict <> 're-assess'
)
INSERT INTO changed_finding SELECT id, CASE WHEN returned THEN 'opened' ELSE 'updated' END FROM updated`;

// Only pairs that are new reach the INSERT, so that the spoken numbers (F-17) are not used up by updates.
const insert = (rule: Rule): string => `
WITH inserted AS (
  INSERT INTO finding (rule, subject_type, subject_b_type, subject_a, subject_b, agency_ids, territory_ids, severity, score, measures, period, geom, demo)
  SELECT $1, $2, coalesce(m.measures ->> 'otherType', $3), m.subject_a, m.subject_b, m.agency_ids, m.territory_ids, v.severity, v.score, m.measures, m.period, m.geom, m.demo
  FROM verdict_pair v JOIN measured_pair m ON ${sameSubjects(rule, 'm', 'v')}
  WHERE v.severity IS NOT NULL AND NOT EXISTS (
    SELECT FROM finding f WHERE f.rule = $1 AND ${sameSubjects(rule, 'f', 'v')})
  ORDER BY v.score DESC, m.subject_a, m.subject_b
  ON CONFLICT (rule, subject_a, subject_b) DO NOTHING
  RETURNING id
)
INSERT INTO changed_finding SELECT id, 'opened' FROM inserted`;

const close = (rule: Rule, scope: string): string => `
WITH closed AS (
  UPDATE finding f SET status = 'closed', closed_at = now(), updated_at = now(), version = version + 1
  WHERE f.rule = $1 AND f.status <> 'closed' AND ${scope}
    AND NOT EXISTS (SELECT FROM measured_pair m WHERE ${sameSubjects(rule, 'm', 'f')})
  RETURNING id
)
INSERT INTO changed_finding SELECT id, 'closed' FROM closed`;
const OF_SUBJECTS = '(f.subject_a = ANY ($2::uuid[]) OR f.subject_b = ANY ($2::uuid[]))';

/** A full run stores many rows that no statistics know yet: for the rest of its transaction they are joined by hashing. */
export async function expectMany(manager: EntityManager): Promise<void> {
  await manager.query('SET LOCAL enable_nestloop = off');
}

/** Stores the pairs with a staged verdict: changed and returned findings, then new ones. Others are not touched. */
export async function storeMeasured(manager: EntityManager, rule: Rule): Promise<void> {
  await manager.query(update(rule), [rule.code, rule.contextMeasures]);
  await manager.query(insert(rule), [rule.code, rule.subject, rule.other]);
}

/**
 * Closes findings that are measured no longer.
 * @param ids the subjects of an incremental run; null for a full run
 */
export async function closeUnmeasured(
  manager: EntityManager,
  rule: Rule,
  ids: readonly string[] | null,
): Promise<void> {
  await (ids
    ? manager.query(close(rule, OF_SUBJECTS), [rule.code, ids])
    : manager.query(close(rule, untouched('f')), [rule.code]));
}

/** How many findings this run opened, updated and closed, and how many pairs were measured. */
export async function countChanges(manager: EntityManager): Promise<ChangeCounts> {
  const rows: { kind: ChangeKind; count: number }[] = await manager.query(
    'SELECT kind, count(*)::int AS count FROM changed_finding GROUP BY kind',
  );
  const of = (kind: ChangeKind): number => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { opened: of('opened'), updated: of('updated'), closed: of('closed') };
}

/** The changed findings as their events tell them. */
export async function changedFindings(manager: EntityManager): Promise<ChangedFinding[]> {
  return manager.query(
    `SELECT c.kind, f.id, f.number::int AS number, f.rule, f.severity, f.status, f.version,
       array_remove(ARRAY[f.subject_a, f.subject_b], NULL) AS subjects,
       f.territory_ids AS "territoryIds", f.agency_ids AS "agencyIds"
     FROM changed_finding c JOIN finding f ON f.id = c.id ORDER BY f.score DESC, f.id`,
  );
}
