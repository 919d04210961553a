import type { Stage } from '@abat/contracts';
import type { MeasureMode, Statement } from '../../domain/rule.js';
import { measurePairs, type PairMeasures } from '../power-pairs/measures.js';
import type { MandateSplitChainSettings } from './mandate-split-chain.settings.js';

/** As those of every pair; `stage` is that of A. */
export type MandateSplitChainMeasures = PairMeasures & {
  /** Which side builds. */
  builder: 'A' | 'B';
  buildStage: Stage;
  keepStage: Stage;
};

// Stages come from the zod enum: they are safe to write into SQL.
const list = (stages: readonly Stage[]): string => stages.map((stage) => `'${stage}'`).join(', ');

function meets(build: string, keep: string): string {
  return `(r.relation <> 'beside' OR s.object_kind = o.object_kind AND s.object_kind <> 'any')
    AND (s.stage IN (${build}) AND o.stage IN (${keep}) OR o.stage IN (${build}) AND s.stage IN (${keep}))`;
}

// Who builds and also keeps what it built has no split chain: if others keep it too, that is a duplicate. Powers above
// are looked up by their function, one by one: comparing paths would compare every power of a builder with every pair.
const keepsItself = (build: string, keep: string) => ({
  ctes: `keeper AS MATERIALIZED (
  SELECT m.agency_id, m.function_id, m.kind_path, m.valid, m.place_id, coalesce(t.kind = 'city', false) AS everywhere
  FROM effective_mandate m LEFT JOIN territory t ON t.id = m.place_id
  WHERE m.stage IN (${keep}) AND m.agency_id IN (SELECT CASE WHEN a_stage IN (${build}) THEN a_agency_id ELSE b_agency_id END FROM met)
), above AS MATERIALIZED (
  SELECT f.id AS low_id, label::uuid AS high_id
  FROM (SELECT a_function_id AS id, a_path AS path FROM met UNION SELECT b_function_id, b_path FROM met) f
  CROSS JOIN LATERAL unnest(string_to_array(ltree2text(f.path), '.')) label
), kept AS MATERIALIZED (
  SELECT c.a_id, c.b_id FROM met c CROSS JOIN LATERAL (VALUES (c.a_function_id), (c.b_function_id)) AS x (function_id)
  JOIN above f ON f.low_id = x.function_id
  JOIN keeper k ON k.function_id = f.high_id AND k.agency_id = CASE WHEN c.a_stage IN (${build}) THEN c.a_agency_id ELSE c.b_agency_id END
  WHERE k.valid && c.common AND (k.kind_path @> c.a_kind_path OR k.kind_path @> c.b_kind_path)
    AND (k.everywhere OR k.place_id IN (c.a_place_id, c.b_place_id))
)`,
  keeps: 'NOT EXISTS (SELECT FROM kept k WHERE k.a_id = c.a_id AND k.b_id = c.b_id)',
});

/**
 * Pairs of bodies of which one builds and the other keeps up: the same function, one above the other, or two functions
 * under one parent for the same kind of objects (road repair and street upkeep), where no handover is agreed.
 */
export function measureMandateSplitChain(mode: MeasureMode, settings: MandateSplitChainSettings): Statement {
  const [build, keep] = [list(settings.buildStages), list(settings.keepStages)];
  const aBuilds = `a_stage IN (${build})`;
  return measurePairs(mode, settings, {
    conditions: {
      takesPart: `m.stage IN (${build}, ${keep})`,
      meets: meets(build, keep),
      siblings: true,
      except: keepsItself(build, keep),
    },
    covering: { kinds: ['handover'], stage: 'p.a_stage = ANY (g.stages) OR p.b_stage = ANY (g.stages)' },
    measures: `'builder', CASE WHEN ${aBuilds} THEN 'A' ELSE 'B' END,
    'buildStage', CASE WHEN ${aBuilds} THEN a_stage ELSE b_stage END, 'keepStage', CASE WHEN ${aBuilds} THEN b_stage ELSE a_stage END`,
  });
}
