import type { MeasureMode, Statement } from '../../domain/rule.js';
import { NOT_PARTNERS } from '../power-pairs/candidates.js';
import { measurePairs, type PairQuery } from '../power-pairs/measures.js';
import type { MandateDuplicateSettings } from './mandate-duplicate.settings.js';

const QUERY: PairQuery = {
  conditions: { takesPart: "m.stage <> 'control'", meets: `o.stage = s.stage AND ${NOT_PARTNERS}`, siblings: false },
  covering: { kinds: ['joint', 'delegation'], stage: 'p.a_stage = ANY (g.stages)' },
};

/**
 * Pairs of powers of different bodies for the same function (or one above the other) at the same stage, for object
 * kinds, places, amounts, owners and periods that overlap, less what agreements between the two cover. Stage `control`
 * is the rule mandate.duplicate-control's.
 */
export const measureMandateDuplicate = (mode: MeasureMode, settings: MandateDuplicateSettings): Statement =>
  measurePairs(mode, settings, QUERY);
