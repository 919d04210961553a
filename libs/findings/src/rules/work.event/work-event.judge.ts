import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { WorkEventMeasures } from './work-event.measure.js';
import type { WorkEventSettings } from './work-event.settings.js';

/**
 * Points for the kind of the restriction, the common days, the part of the work inside the place and hindered traffic.
 * What is only proposed counts less, and so does a work that can keep out of the way inside its planned window.
 */
export function judgeWorkEvent(measures: WorkEventMeasures, settings: WorkEventSettings): Verdict | null {
  if (measures.overlapDays < 1) return null;
  const { weights } = settings;
  const points =
    settings.base[measures.kind] +
    weights.days * partOf(measures.overlapDays, settings.longDays) +
    weights.share * measures.shareOfWork +
    (measures.hindersTraffic ? weights.traffic : 0);
  const factor =
    (measures.state === 'proposed' ? settings.proposedFactor : 1) *
    (measures.unavoidableDays === 0 ? settings.avoidableFactor : 1);
  const score = roundScore(points * factor);
  return { score, severity: severityOf(score, settings.severity) };
}
