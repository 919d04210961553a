import { defineRule } from '../../domain/rule.js';
import { mandatesOnSites } from '../power-ground/site-scope.js';
import { explainMandateUnfunded } from './mandate-unfunded.explain.js';
import { judgeMandateUnfunded } from './mandate-unfunded.judge.js';
import { measureMandateUnfunded } from './mandate-unfunded.measure.js';
import { mandatesOfLines } from './mandate-unfunded.scope.js';
import { mandateUnfundedSettingsSchema } from './mandate-unfunded.settings.js';

/** A power that costs money and has none in the budget of the year. */
export const mandateUnfunded = defineRule({
  code: 'mandate.unfunded',
  subject: 'mandate',
  other: null,
  reactsTo: { mandate: 'self', 'budget-line': mandatesOfLines, site: mandatesOnSites, foundation: 'all' },
  settings: mandateUnfundedSettingsSchema,
  contextMeasures: ['worksWithoutMoney'],
  measure: measureMandateUnfunded,
  judge: judgeMandateUnfunded,
  explain: explainMandateUnfunded,
});
