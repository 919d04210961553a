import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { WorkDuplicateMeasures } from './work-duplicate.measure.js';
import type { WorkDuplicateSettings } from './work-duplicate.settings.js';

/** How surely both are the same kind of work: one function, else one type or functions in one line, else titles only. */
function kindOf(measures: WorkDuplicateMeasures): number {
  if (measures.sameFunction) return 1;
  return measures.sameType || measures.relatedFunction ? 0.7 : 0;
}

/**
 * Points for how much of the smaller work is on the same place, how surely it is the same kind, how close in time and
 * how alike the titles are. One body that pays from two lines counts less than two bodies.
 */
export function judgeWorkDuplicate(measures: WorkDuplicateMeasures, settings: WorkDuplicateSettings): Verdict | null {
  const share = Math.max(measures.shareA, measures.shareB);
  if (share < settings.minShare) return null;
  if (measures.sameAgency && measures.sameLine !== false) return null;
  const { weights } = settings;
  const apart = settings.months === 0 ? 0 : partOf(measures.gapDays, (settings.months * 365) / 12);
  const points =
    weights.share * share +
    weights.kind * kindOf(measures) +
    weights.time * (1 - apart) +
    weights.title * measures.titleSimilarity;
  const score = roundScore(points * (measures.sameAgency ? settings.sameAgencyFactor : 1));
  return { score, severity: severityOf(score, settings.severity) };
}
