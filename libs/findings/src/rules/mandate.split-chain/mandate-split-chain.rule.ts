import { defineRule } from '../../domain/rule.js';
import { mandatesOfParties } from '../power-pairs/agreement-scope.js';
import { PAIR_CONTEXT } from '../power-pairs/measures.js';
import { chainOfMandates } from './mandate-split-chain.scope.js';
import { explainMandateSplitChain } from './mandate-split-chain.explain.js';
import { judgeMandateSplitChain } from './mandate-split-chain.judge.js';
import { measureMandateSplitChain } from './mandate-split-chain.measure.js';
import { mandateSplitChainSettingsSchema } from './mandate-split-chain.settings.js';

/** One body builds, another keeps it up, and no handover is recorded. */
export const mandateSplitChain = defineRule({
  code: 'mandate.split-chain',
  subject: 'mandate',
  other: 'mandate',
  // A power to keep up that the builder gains or loses opens or closes chains of its other powers.
  reactsTo: { mandate: chainOfMandates, agreement: mandatesOfParties, foundation: 'all' },
  settings: mandateSplitChainSettingsSchema,
  contextMeasures: PAIR_CONTEXT,
  measure: measureMandateSplitChain,
  judge: judgeMandateSplitChain,
  explain: explainMandateSplitChain,
});
