import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { PairMeasures } from '../power-pairs/measures.js';
import type { MandateDuplicateControlSettings } from './mandate-duplicate-control.settings.js';

/** Points for the part of the smaller territory controlled twice, the sites on it, how long, and whether it is the very same function. */
export function judgeMandateDuplicateControl(
  measures: PairMeasures,
  { weights, ...settings }: MandateDuplicateControlSettings,
): Verdict | null {
  if (measures.days !== null && measures.days < 1) return null;
  const score = roundScore(
    weights.share * Math.max(measures.shareA, measures.shareB) +
      weights.sites * partOf(measures.sitesAffected, settings.manySites) +
      weights.days * (measures.days === null ? 1 : partOf(measures.days, settings.longDays)) +
      weights.relation * (measures.relation === 'same' ? 1 : 0.5),
  );
  return { score, severity: severityOf(score, settings.severity) };
}
