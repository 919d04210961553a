import { defineRule, type Statement } from '../../domain/rule.js';
import { mandatesOnSites } from '../power-ground/site-scope.js';
import { explainMandateLegalBasis } from './mandate-legal-basis.explain.js';
import { judgeMandateLegalBasis } from './mandate-legal-basis.judge.js';
import { measureMandateLegalBasis } from './mandate-legal-basis.measure.js';
import { mandateLegalBasisSettingsSchema } from './mandate-legal-basis.settings.js';

// An act is the second subject: powers that rest or rested on it are found by it. Acts it replaced name it in words.
const actsAndReplaced = (ids: readonly string[]): Statement => ({
  sql: 'SELECT unnest($1::uuid[]) AS id UNION SELECT a.id FROM legal_act a WHERE a.replaced_by_id = ANY ($1::uuid[])',
  parameters: [ids],
});

/** A power rests on an act that is not, no longer or not surely in force. */
export const mandateLegalBasis = defineRule({
  code: 'mandate.legal-basis',
  subject: 'mandate',
  other: 'legal-act',
  reactsTo: { mandate: 'self', 'legal-act': actsAndReplaced, site: mandatesOnSites, foundation: 'all' },
  settings: mandateLegalBasisSettingsSchema,
  contextMeasures: ['replacedBy', 'replacedByRu', 'replacedByKk', 'replacedByEn'],
  measure: measureMandateLegalBasis,
  judge: judgeMandateLegalBasis,
  explain: explainMandateLegalBasis,
});
