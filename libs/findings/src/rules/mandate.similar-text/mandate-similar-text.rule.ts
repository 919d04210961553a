import { defineRule } from '../../domain/rule.js';
import { explainMandateSimilarText } from './mandate-similar-text.explain.js';
import { judgeMandateSimilarText } from './mandate-similar-text.judge.js';
import { measureMandateSimilarText, statementsOfMandates } from './mandate-similar-text.measure.js';
import { mandateSimilarTextSettingsSchema } from './mandate-similar-text.settings.js';

/** The regulations of two bodies say the same thing; a person tells whether they mean it. */
export const mandateSimilarText = defineRule({
  code: 'mandate.similar-text',
  subject: 'statement',
  other: 'statement',
  reactsTo: { statement: 'self', mandate: statementsOfMandates, foundation: 'all' },
  settings: mandateSimilarTextSettingsSchema,
  contextMeasures: ['mandateA', 'mandateB', 'duplicateNumber'],
  measure: measureMandateSimilarText,
  judge: judgeMandateSimilarText,
  explain: explainMandateSimilarText,
});
