import type { Geometry, Measures } from '@abat/contracts';
import { geoJson, kept } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { Period, Rule, Statement } from '../domain/rule.js';
import { sameSubjects } from './same-subjects.js';

/** A pair with a draft as measured; nothing of it is stored. `told` null: it only counts. */
export type PreviewPair = {
  a: string;
  b: string | null;
  measures: Measures;
  period: Period;
  told: { agencies: string[]; geometry: Geometry | null; existing: string | null } | null;
};

/** Pairs of one rule that a preview tells, the largest first; a draft that meets more has a wrong shape rather than neighbours. */
const MOST_TOLD = 500;

/** `first`: the first pairs are told with their shapes, the others only count. `whole`: all are told, without shapes. */
export type PreviewExtent = 'first' | 'whole';
const EXTENTS: Record<PreviewExtent, { told: string; geometry: string }> = {
  first: { told: `m.place <= ${MOST_TOLD}`, geometry: geoJson('m.geom') },
  whole: { told: 'true', geometry: 'NULL' },
};

/** A preview is asked for at every stroke of drawing: it gives up rather than piling up. */
export async function guardPreview(manager: EntityManager): Promise<void> {
  await manager.query("SET LOCAL jit = off; SET LOCAL statement_timeout = '10s'");
}

/**
 * For the following statements of the transaction a kept plan is one for any draft: what lies near a draft is found the
 * same way whatever its shape, and planning takes three times as long as the answer.
 */
export async function planForAnyDraft(manager: EntityManager): Promise<void> {
  await manager.query('SET LOCAL plan_cache_mode = force_generic_plan');
}

type Asked = {
  rule: Rule;
  measure: Statement;
  extent: PreviewExtent;
  /** The draft comes as a value and lies over nothing: the plan of the statement may be kept. */
  keep: boolean;
};

/** Measures all pairs of a draft, the largest first. */
export async function previewPairs(
  manager: EntityManager,
  { rule, measure, extent, keep }: Asked,
): Promise<PreviewPair[]> {
  const code = `$${measure.parameters.length + 1}`;
  const { told, geometry } = EXTENTS[extent];
  // Bodies and stored findings are looked up row by row: of those that only count nobody asks for them.
  const sql = `SELECT m.subject_a AS a, m.subject_b AS b, m.measures, json_build_object('from', lower(m.period), 'to', last_day(m.period)) AS period,
       CASE WHEN ${told} THEN json_build_object('geometry', ${geometry},
         'agencies', ARRAY(SELECT code FROM agency WHERE id = ANY (m.agency_ids) ORDER BY id),
         'existing', (SELECT f.id FROM finding f WHERE f.rule = ${code} AND ${sameSubjects(rule, 'f', 'm')} AND f.status <> 'closed')) END AS told
     FROM (SELECT p.*, row_number() OVER (ORDER BY (p.measures ->> 'overlapM2')::float8 DESC NULLS LAST, p.subject_a, p.subject_b) AS place
       FROM (${measure.sql}) p) m ORDER BY m.place`;
  return manager.query(keep ? kept(sql) : sql, [...measure.parameters, rule.code]);
}
