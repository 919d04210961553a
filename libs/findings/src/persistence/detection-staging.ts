import type { Measures, Severity } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { Rule, Statement, Verdict } from '../domain/rule.js';
import { runPlannedOnce } from './planned-once.js';
import { sameSubjects } from './same-subjects.js';

/** A measured pair with the verdict stored for it, if any. `same` = nothing but the verdict could differ. */
export type MeasuredPair = {
  a: string;
  b: string | null;
  measures: Measures;
  same: boolean;
  severity: Severity | null;
  score: number | null;
};

/** A verdict on its way back; null = not a finding. */
export type PairVerdict = { a: string; b: string | null; verdict: Verdict | null };

const COLUMNS = 'subject_a, subject_b, agency_ids, territory_ids, measures, period, geom, demo';

// Session tables, emptied at commit: an incremental run creates nothing in the catalogue. JIT costs more than it saves here.
const STAGING = `
SET LOCAL client_min_messages = warning;
SET LOCAL jit = off;
CREATE TEMP TABLE IF NOT EXISTS verdict_pair (subject_a uuid, subject_b uuid, severity text, score float8) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE IF NOT EXISTS changed_finding (id uuid, kind text) ON COMMIT DELETE ROWS`;

const MEASURED = `
CREATE TEMP TABLE IF NOT EXISTS measured_pair (subject_a uuid, subject_b uuid, agency_ids uuid[], territory_ids uuid[],
  measures jsonb, period daterange, geom geometry, demo boolean) ON COMMIT DELETE ROWS`;

const AS_WRITTEN = `
SET LOCAL join_collapse_limit = 1; SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off; SET LOCAL work_mem = '64MB'`;
const AS_PLANNED = `
SET LOCAL join_collapse_limit TO DEFAULT; SET LOCAL enable_nestloop TO DEFAULT; SET LOCAL enable_mergejoin TO DEFAULT;
SET LOCAL work_mem TO DEFAULT`;

/** Joins by hashing in the written order, for the following statements of the transaction. */
export async function joinAsWritten(manager: EntityManager): Promise<void> {
  await manager.query(AS_WRITTEN);
}

/** Leaves joins to the planner again. */
export async function joinAsPlanned(manager: EntityManager): Promise<void> {
  await manager.query(AS_PLANNED);
}

/** Prepares the session tables and stages the pairs of some subjects. */
export async function stageSome(manager: EntityManager, measure: Statement): Promise<void> {
  await manager.query(`${STAGING}; ${MEASURED}; SET LOCAL plan_cache_mode = force_generic_plan`);
  const sql = `INSERT INTO measured_pair (${COLUMNS}) SELECT ${COLUMNS} FROM (${measure.sql}) m`;
  await runPlannedOnce(manager, { sql, parameters: measure.parameters });
}

/** Prepares the session tables and stages all pairs; CREATE TABLE AS may run in parallel where INSERT may not. */
export async function stageAll(manager: EntityManager, measure: Statement): Promise<void> {
  await manager.query(`${STAGING}; DROP TABLE IF EXISTS pg_temp.measured_pair`);
  if (measure.asWritten) await joinAsWritten(manager);
  await manager.query(
    `CREATE TEMP TABLE measured_pair ON COMMIT DROP AS SELECT ${COLUMNS} FROM (${measure.sql}) m`,
    measure.parameters,
  );
  if (measure.asWritten) await joinAsPlanned(manager);
  await manager.query('ANALYZE pg_temp.measured_pair (subject_a, subject_b)');
}

const measuredPairs = (rule: Rule): string => `
SELECT m.subject_a AS a, m.subject_b AS b, m.measures, f.severity, f.score,
  coalesce(f.status <> 'closed' AND f.measures = m.measures AND f.period = m.period AND f.agency_ids = m.agency_ids
    AND f.territory_ids = m.territory_ids AND f.demo = m.demo AND (f.geom = m.geom OR f.geom IS NULL AND m.geom IS NULL), false) AS same
FROM measured_pair m LEFT JOIN finding f ON f.rule = $1 AND ${sameSubjects(rule, 'f', 'm')}`;

/** Pairs read from the database at once, so that memory stays flat however many there are. */
const BATCH = 5_000;

/** Streams the staged pairs in batches; geometry stays in the database. */
export async function* stagedPairs(manager: EntityManager, rule: Rule): AsyncGenerator<MeasuredPair[]> {
  await manager.query(`DECLARE staged NO SCROLL CURSOR FOR ${measuredPairs(rule)}`, [rule.code]);
  for (;;) {
    const pairs: MeasuredPair[] = await manager.query(`FETCH ${BATCH} FROM staged`);
    if (pairs.length > 0) yield pairs;
    if (pairs.length < BATCH) break;
  }
  await manager.query('CLOSE staged');
}

/** Writes verdicts beside the staged pairs. */
export async function stageVerdicts(manager: EntityManager, verdicts: readonly PairVerdict[]): Promise<void> {
  if (verdicts.length === 0) return;
  await manager.query(
    `INSERT INTO verdict_pair (subject_a, subject_b, severity, score)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::float8[])`,
    [
      verdicts.map((pair) => pair.a),
      verdicts.map((pair) => pair.b),
      verdicts.map((pair) => pair.verdict?.severity ?? null),
      verdicts.map((pair) => pair.verdict?.score ?? null),
    ],
  );
}

/** Takes away staged pairs that the judge found harmless. */
export async function dropHarmless(manager: EntityManager, rule: Rule): Promise<void> {
  await manager.query(
    `DELETE FROM measured_pair m USING verdict_pair v
     WHERE v.severity IS NULL AND ${sameSubjects(rule, 'v', 'm')}`,
  );
}
