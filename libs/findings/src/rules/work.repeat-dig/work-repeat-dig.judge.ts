import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { WorkRepeatDigMeasures } from './work-repeat-dig.measure.js';
import type { WorkRepeatDigSettings } from './work-repeat-dig.settings.js';

/**
 * Points for opening a protected surface at all, how long it should still lie, how much of the work lies on it and how
 * large the opened area is. What is only proposed as protected counts less.
 */
export function judgeWorkRepeatDig(measures: WorkRepeatDigMeasures, settings: WorkRepeatDigSettings): Verdict | null {
  if (measures.overlapM2 <= settings.toleranceM2 || measures.overlapDays < 1) return null;
  const { weights } = settings;
  const points =
    weights.base +
    weights.left * partOf(measures.daysLeft, settings.longDays) +
    weights.share * Math.sqrt(measures.shareOfWork) +
    weights.area * partOf(measures.overlapM2, settings.largeM2);
  const score = roundScore(points * (measures.state === 'proposed' ? settings.proposedFactor : 1));
  return { score, severity: severityOf(score, settings.severity) };
}
