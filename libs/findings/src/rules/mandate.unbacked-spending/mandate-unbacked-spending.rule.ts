import { defineRule } from '../../domain/rule.js';
import { explainMandateUnbackedSpending } from './mandate-unbacked-spending.explain.js';
import { judgeMandateUnbackedSpending } from './mandate-unbacked-spending.judge.js';
import { measureMandateUnbackedSpending } from './mandate-unbacked-spending.measure.js';
import { linesAndTotals, linesOfPowers, linesOfSites } from './mandate-unbacked-spending.scope.js';
import { mandateUnbackedSpendingSettingsSchema } from './mandate-unbacked-spending.settings.js';

/** A budget line pays for a function its administrator has no power for. */
export const mandateUnbackedSpending = defineRule({
  code: 'mandate.unbacked-spending',
  subject: 'budget-line',
  other: null,
  reactsTo: { 'budget-line': linesAndTotals, mandate: linesOfPowers, site: linesOfSites, foundation: 'all' },
  settings: mandateUnbackedSpendingSettingsSchema,
  contextMeasures: ['holders', 'holderRu', 'holderKk', 'holderEn', 'holderStage'],
  measure: measureMandateUnbackedSpending,
  judge: judgeMandateUnbackedSpending,
  explain: explainMandateUnbackedSpending,
});
