import type { MeasureMode, Statement } from '../../domain/rule.js';
import { NOT_PARTNERS } from '../power-pairs/candidates.js';
import { measurePairs, type PairQuery } from '../power-pairs/measures.js';
import type { MandateDuplicateControlSettings } from './mandate-duplicate-control.settings.js';

const QUERY: PairQuery = {
  conditions: { takesPart: "m.stage = 'control'", meets: NOT_PARTNERS, siblings: false },
  covering: { kinds: ['joint', 'delegation'], stage: "'control' = ANY (g.stages)" },
};

/** Pairs of bodies that control the same function (or one above the other) in the same place at the same time. */
export const measureMandateDuplicateControl = (
  mode: MeasureMode,
  settings: MandateDuplicateControlSettings,
): Statement => measurePairs(mode, settings, QUERY);
