import { defineRule } from '../../domain/rule.js';
import { explainMandateGap } from './mandate-gap.explain.js';
import { judgeMandateGap } from './mandate-gap.judge.js';
import { measureMandateGap } from './mandate-gap.measure.js';
import { requirementsOfPowers, sitesAndRequirements } from './mandate-gap.scope.js';
import { mandateGapSettingsSchema } from './mandate-gap.settings.js';

/** The city says it must be held, and nobody holds it: in a district, or for a single site. */
export const mandateGap = defineRule({
  code: 'mandate.gap',
  subject: 'requirement',
  other: 'territory',
  reactsTo: { requirement: 'self', mandate: requirementsOfPowers, site: sitesAndRequirements, foundation: 'all' },
  settings: mandateGapSettingsSchema,
  contextMeasures: [
    ...(['sitesInGap', 'objectKindRu', 'objectKindKk', 'objectKindEn'] as const),
    ...(['officeRu', 'officeKk', 'officeEn', 'akimatRu', 'akimatKk', 'akimatEn'] as const),
  ],
  measure: measureMandateGap,
  judge: judgeMandateGap,
  explain: explainMandateGap,
});
