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

// Who builds and also keeps what it built has no split chain: if others keep it too, that is a duplicate.
const keepsItself = (builder: 's' | 'o', keeper: 's' | 'o', keep: string): string => `EXISTS (
  SELECT FROM effective_mandate k
  WHERE k.agency_id = ${builder}.agency_id AND k.stage IN (${keep}) AND k.valid && (s.valid * o.valid)
    AND (k.path @> ${builder}.path OR k.path @> ${keeper}.path) AND (k.kind_path @> ${builder}.kind_path OR k.kind_path @> ${keeper}.kind_path)
    AND (k.place_id IN (s.place_id, o.place_id) OR EXISTS (SELECT FROM territory t WHERE t.id = k.territory_id AND t.kind = 'city')))`;

function meets(build: string, keep: string): string {
  const chain = (builder: 's' | 'o', keeper: 's' | 'o'): string =>
    `${builder}.stage IN (${build}) AND ${keeper}.stage IN (${keep}) AND NOT ${keepsItself(builder, keeper, keep)}`;
  return `(r.relation <> 'beside' OR s.object_kind = o.object_kind AND s.object_kind <> 'any') AND (${chain('s', 'o')} OR ${chain('o', 's')})`;
}

/**
 * Pairs of bodies of which one builds and the other keeps up: the same function, one above the other, or two functions
 * under one parent for the same kind of objects (road repair and street upkeep), where no handover is agreed.
 */
export function measureMandateSplitChain(mode: MeasureMode, settings: MandateSplitChainSettings): Statement {
  const [build, keep] = [list(settings.buildStages), list(settings.keepStages)];
  const aBuilds = `a_stage IN (${build})`;
  return measurePairs(mode, settings, {
    conditions: { takesPart: `m.stage IN (${build}, ${keep})`, meets: meets(build, keep), siblings: true },
    covering: { kinds: ['handover'], stage: 'p.a_stage = ANY (g.stages) OR p.b_stage = ANY (g.stages)' },
    measures: `'builder', CASE WHEN ${aBuilds} THEN 'A' ELSE 'B' END,
    'buildStage', CASE WHEN ${aBuilds} THEN a_stage ELSE b_stage END, 'keepStage', CASE WHEN ${aBuilds} THEN b_stage ELSE a_stage END`,
  });
}
