import { defineRule } from '../../domain/rule.js';
import { mandatesOfParties } from '../power-pairs/agreement-scope.js';
import { PAIR_CONTEXT } from '../power-pairs/measures.js';
import { explainMandateDuplicate } from './mandate-duplicate.explain.js';
import { judgeMandateDuplicate } from './mandate-duplicate.judge.js';
import { measureMandateDuplicate } from './mandate-duplicate.measure.js';
import { mandateDuplicateSettingsSchema } from './mandate-duplicate.settings.js';

/** Two bodies hold the same function at the same stage in the same place. */
export const mandateDuplicate = defineRule({
  code: 'mandate.duplicate',
  subject: 'mandate',
  other: 'mandate',
  reactsTo: { mandate: 'self', agreement: mandatesOfParties, foundation: 'all' },
  settings: mandateDuplicateSettingsSchema,
  contextMeasures: PAIR_CONTEXT,
  measure: measureMandateDuplicate,
  judge: judgeMandateDuplicate,
  explain: explainMandateDuplicate,
});
