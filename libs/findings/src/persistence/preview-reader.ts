import type { Geometry, Measures } from '@abat/contracts';
import { geoJson } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { Period, Rule, Statement } from '../domain/rule.js';
import { sameSubjects } from './same-subjects.js';

/** A pair with a draft as measured; nothing of it is stored. */
export type PreviewPair = {
  a: string;
  b: string | null;
  agencies: string[];
  measures: Measures;
  period: Period;
  geometry: Geometry | null;
  existing: string | null;
};

/** Most pairs of one preview, the largest first; a draft that meets more has a wrong shape rather than neighbours. */
const MOST_PAIRS = 500;

/** A preview is asked for at every stroke of drawing: it gives up rather than piling up. */
export async function guardPreview(manager: EntityManager): Promise<void> {
  await manager.query("SET LOCAL jit = off; SET LOCAL statement_timeout = '10s'");
}

/** Measures the pairs of a draft. */
export async function previewPairs(manager: EntityManager, rule: Rule, measure: Statement): Promise<PreviewPair[]> {
  const code = `$${measure.parameters.length + 1}`;
  return manager.query(
    `SELECT m.subject_a AS a, m.subject_b AS b, m.measures, ${geoJson('m.geom')} AS geometry,
       ARRAY(SELECT code FROM agency WHERE id = ANY (m.agency_ids) ORDER BY id) AS agencies,
       json_build_object('from', lower(m.period), 'to', last_day(m.period)) AS period,
       (SELECT f.id FROM finding f WHERE f.rule = ${code} AND ${sameSubjects(rule, 'f', 'm')}
          AND f.status <> 'closed') AS existing
     FROM (${measure.sql}) m ORDER BY (m.measures ->> 'overlapM2')::float8 DESC NULLS LAST LIMIT ${MOST_PAIRS}`,
    [...measure.parameters, rule.code],
  );
}
