import { defineRule } from '../../domain/rule.js';
import { mandatesOfParties } from '../power-pairs/agreement-scope.js';
import { powersAtStages } from '../power-pairs/stage-scope.js';
import { PAIR_CONTEXT } from '../power-pairs/measures.js';
import { explainMandateDuplicateControl } from './mandate-duplicate-control.explain.js';
import { judgeMandateDuplicateControl } from './mandate-duplicate-control.judge.js';
import { measureMandateDuplicateControl } from './mandate-duplicate-control.measure.js';
import { mandateDuplicateControlSettingsSchema } from './mandate-duplicate-control.settings.js';

/** Two bodies control the same function in the same place. */
export const mandateDuplicateControl = defineRule({
  code: 'mandate.duplicate-control',
  subject: 'mandate',
  other: 'mandate',
  reactsTo: {
    mandate: powersAtStages('mandate.duplicate-control', ['control']),
    agreement: mandatesOfParties,
    foundation: 'all',
  },
  settings: mandateDuplicateControlSettingsSchema,
  contextMeasures: PAIR_CONTEXT,
  measure: measureMandateDuplicateControl,
  judge: judgeMandateDuplicateControl,
  explain: explainMandateDuplicateControl,
});
