import type { RuleCode } from '@abat/contracts';
import type { EntityManager } from 'typeorm';

// Classes of advisory locks; the rule is the object. Order for everybody: full run first, then writing.
const FULL_RUN = 7_140_010;
const WRITING = 7_140_011;

/**
 * One full run of a rule at a time. Held to the end of the transaction, so that incremental runs notice it; what they
 * noted for an earlier run that died is cleared.
 */
export async function lockFullRun(manager: EntityManager, rule: RuleCode): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [FULL_RUN, rule]);
  await manager.query('DELETE FROM detection_touch WHERE rule = $1', [rule]);
}

/**
 * Findings of a rule are written by one transaction at a time; an incremental run also measures under this lock. Locks
 * of several rules are taken in the order of their codes, so that no two runs wait for each other.
 */
export async function lockWriting(manager: EntityManager, rules: readonly RuleCode[]): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1, hashtext(rule)) FROM unnest($2::text[]) rule', [
    WRITING,
    rules.toSorted(),
  ]);
}

/** Subjects of an incremental run, by rule. */
export type RuleSubjects = ReadonlyMap<RuleCode, readonly string[]>;

/** Rule and subject as two columns of equal length. */
export const columnsOf = (subjects: RuleSubjects): [RuleCode[], string[]] => {
  const rows = [...subjects].flatMap(([rule, ids]) => ids.map((id) => [rule, id] as const));
  return [rows.map(([rule]) => rule), rows.map(([, id]) => id)];
};

/**
 * Tells full runs in progress that these subjects were measured after they looked. Without one nothing is noted, and
 * none can begin to measure before this transaction ends.
 */
export async function noteTouched(manager: EntityManager, subjects: RuleSubjects): Promise<void> {
  await manager.query(
    `WITH state AS MATERIALIZED (
       SELECT rule, pg_try_advisory_xact_lock_shared($1, hashtext(rule)) AS idle FROM (SELECT DISTINCT unnest($2::text[]) AS rule) r
     )
     INSERT INTO detection_touch (rule, subject_id)
     SELECT rule, s.id FROM unnest($2::text[], $3::uuid[]) AS s (rule, id) JOIN state USING (rule) WHERE NOT state.idle`,
    [FULL_RUN, ...columnsOf(subjects)],
  );
}
