import type { Verdict } from '../../domain/rule.js';
import { roundScore, severityOf } from '../../domain/severity.js';
import type { MandateLegalBasisMeasures } from './mandate-legal-basis.measure.js';
import type { MandateLegalBasisSettings } from './mandate-legal-basis.settings.js';

/** Points of the reason, in full where money is spent or others are checked. */
export function judgeMandateLegalBasis(
  { reason, stage }: MandateLegalBasisMeasures,
  settings: MandateLegalBasisSettings,
): Verdict {
  const factor = settings.graveStages.includes(stage) ? 1 : settings.otherStagesFactor;
  const score = roundScore(settings.points[reason] * factor);
  return { score, severity: severityOf(score, settings.severity) };
}
