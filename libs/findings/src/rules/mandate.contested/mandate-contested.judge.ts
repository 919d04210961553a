import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { MandateContestedMeasures } from './mandate-contested.measure.js';
import type { MandateContestedSettings } from './mandate-contested.settings.js';

/** Several bodies refuse again and again, or single requests bounce. Points for how often, how many bounce, how many bodies. */
export function judgeMandateContested(
  measures: MandateContestedMeasures,
  { weights, ...settings }: MandateContestedSettings,
): Verdict | null {
  const refused = measures.refusals >= settings.minRefusals && measures.bodies >= settings.minBodies;
  if (!refused && measures.bounced < settings.minBounced) return null;
  const score = roundScore(
    weights.base +
      weights.refusals * partOf(measures.refusals, settings.manyRefusals) +
      weights.bounced * partOf(measures.bounced, settings.manyBounced) +
      weights.bodies * partOf(measures.bodies - 1, 3),
  );
  return { score, severity: severityOf(score, settings.severity) };
}
