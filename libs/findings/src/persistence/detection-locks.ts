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

/** Findings of a rule are written by one transaction at a time; an incremental run also measures under this lock. */
export async function lockWriting(manager: EntityManager, rule: RuleCode): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [WRITING, rule]);
}

/**
 * Tells a full run in progress that these subjects were measured after it looked. Without one nothing is noted, and
 * none can begin to measure before this transaction ends.
 */
export async function noteTouched(manager: EntityManager, rule: RuleCode, ids: readonly string[]): Promise<void> {
  await manager.query(
    `INSERT INTO detection_touch (rule, subject_id)
     SELECT $2, id FROM unnest($3::uuid[]) id, (SELECT pg_try_advisory_xact_lock_shared($1, hashtext($2)) AS idle) l
     WHERE NOT l.idle`,
    [FULL_RUN, rule, ids],
  );
}
