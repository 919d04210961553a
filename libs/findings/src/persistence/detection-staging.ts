import type { Measures, RuleCode, Severity } from '@abat/contracts';
import { kept } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { Statement, Verdict } from '../domain/rule.js';
import { type AlikeRules, codesOf } from './alike-rules.js';

/** A measured pair with the verdict stored for it, if any. `same` = nothing but the verdict could differ. */
export type MeasuredPair = {
  rule: RuleCode;
  a: string;
  b: string | null;
  measures: Measures;
  same: boolean;
  severity: Severity | null;
  score: number | null;
};

/** A verdict on its way back; null = not a finding. */
export type PairVerdict = { rule: RuleCode; a: string; b: string | null; verdict: Verdict | null };

const COLUMNS = 'subject_a, subject_b, agency_ids, territory_ids, measures, period, geom, demo';

// Session tables, emptied at commit: an incremental run creates nothing in the catalogue. JIT costs more than it saves here.
const STAGING = `
SET LOCAL client_min_messages = warning;
SET LOCAL jit = off;
CREATE TEMP TABLE IF NOT EXISTS verdict_pair (rule text, subject_a uuid, subject_b uuid, severity text, score float8) ON COMMIT DELETE ROWS;
CREATE TEMP TABLE IF NOT EXISTS changed_finding (id uuid, rule text, kind text, turned_critical boolean NOT NULL DEFAULT false) ON COMMIT DELETE ROWS`;

const MEASURED = `
CREATE TEMP TABLE IF NOT EXISTS measured_pair (rule text, subject_a uuid, subject_b uuid, agency_ids uuid[], territory_ids uuid[],
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

/** Prepares the session tables for the pairs of some subjects. */
export async function prepareSome(manager: EntityManager): Promise<void> {
  await manager.query(`${STAGING}; ${MEASURED}; SET LOCAL plan_cache_mode = force_generic_plan`);
}

/** Stages the pairs of some subjects of one rule. */
export async function stageSome(manager: EntityManager, rule: RuleCode, measure: Statement): Promise<void> {
  const sql = `INSERT INTO measured_pair (rule, ${COLUMNS}) SELECT '${rule}', ${COLUMNS} FROM (${measure.sql}) m`;
  await manager.query(kept(sql), measure.parameters);
}

/** Prepares the session tables and stages all pairs; CREATE TABLE AS may run in parallel where INSERT may not. */
export async function stageAll(manager: EntityManager, rule: RuleCode, measure: Statement): Promise<void> {
  await manager.query(`${STAGING}; DROP TABLE IF EXISTS pg_temp.measured_pair`);
  if (measure.asWritten) await joinAsWritten(manager);
  await manager.query(
    `CREATE TEMP TABLE measured_pair ON COMMIT DROP AS SELECT '${rule}'::text AS rule, ${COLUMNS} FROM (${measure.sql}) m`,
    measure.parameters,
  );
  if (measure.asWritten) await joinAsPlanned(manager);
  await manager.query('ANALYZE pg_temp.measured_pair (subject_a, subject_b)');
}

const measuredPairs = (rules: AlikeRules): string => `
SELECT m.rule, m.subject_a AS a, m.subject_b AS b, m.measures, f.severity, f.score,
  coalesce(f.status <> 'closed' AND f.measures = m.measures AND f.period = m.period AND f.agency_ids = m.agency_ids
    AND f.territory_ids = m.territory_ids AND f.demo = m.demo AND (f.geom = m.geom OR f.geom IS NULL AND m.geom IS NULL), false) AS same
FROM measured_pair m LEFT JOIN finding f ON ${rules.same('f', 'm')} WHERE m.rule = ANY ($1)`;

/** Pairs read from the database at once, so that memory stays flat however many there are. */
const BATCH = 5_000;

/** Streams all staged pairs in batches; geometry stays in the database. */
export async function* stagedPairs(manager: EntityManager, rules: AlikeRules): AsyncGenerator<MeasuredPair[]> {
  await manager.query(`DECLARE staged NO SCROLL CURSOR FOR ${measuredPairs(rules)}`, [codesOf(rules)]);
  for (;;) {
    const pairs: MeasuredPair[] = await manager.query(`FETCH ${BATCH} FROM staged`);
    if (pairs.length > 0) yield pairs;
    if (pairs.length < BATCH) break;
  }
  await manager.query('CLOSE staged');
}

/** The staged pairs of an incremental run at once: they are as few as its subjects. */
export async function* fewStagedPairs(manager: EntityManager, rules: AlikeRules): AsyncGenerator<MeasuredPair[]> {
  const pairs: MeasuredPair[] = await manager.query(kept(measuredPairs(rules)), [codesOf(rules)]);
  yield pairs;
}

/** Writes verdicts beside the staged pairs. */
export async function stageVerdicts(manager: EntityManager, verdicts: readonly PairVerdict[]): Promise<void> {
  if (verdicts.length === 0) return;
  await manager.query(
    `INSERT INTO verdict_pair (rule, subject_a, subject_b, severity, score)
     SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::float8[])`,
    [
      verdicts.map((pair) => pair.rule),
      verdicts.map((pair) => pair.a),
      verdicts.map((pair) => pair.b),
      verdicts.map((pair) => pair.verdict?.severity ?? null),
      verdicts.map((pair) => pair.verdict?.score ?? null),
    ],
  );
}

/** Takes away staged pairs that the judge found harmless. */
export async function dropHarmless(manager: EntityManager, rules: AlikeRules): Promise<void> {
  await manager.query(
    `DELETE FROM measured_pair m USING verdict_pair v
     WHERE v.severity IS NULL AND v.rule = ANY ($1) AND ${rules.same('v', 'm')}`,
    [codesOf(rules)],
  );
}
