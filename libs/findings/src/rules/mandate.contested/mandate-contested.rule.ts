import { defineRule, type Statement } from '../../domain/rule.js';
import { explainMandateContested } from './mandate-contested.explain.js';
import { judgeMandateContested } from './mandate-contested.judge.js';
import { measureMandateContested } from './mandate-contested.measure.js';
import { mandateContestedSettingsSchema } from './mandate-contested.settings.js';

// Refusals are facts: they are added and never changed or taken back.
const functionsOfRefusals = (ids: readonly string[]): Statement => ({
  sql: 'SELECT r.function_id AS id FROM request_refusal r WHERE r.id = ANY ($1::uuid[])',
  parameters: [ids],
});

/** Requests for a function keep bouncing here: the bodies do not agree whose it is. */
export const mandateContested = defineRule({
  code: 'mandate.contested',
  subject: 'function',
  other: 'territory',
  reactsTo: { refusal: functionsOfRefusals, foundation: 'all' },
  settings: mandateContestedSettingsSchema,
  contextMeasures: ['bodiesRu', 'bodiesKk', 'bodiesEn'],
  measure: measureMandateContested,
  judge: judgeMandateContested,
  explain: explainMandateContested,
});
