import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { WorkClashMeasures } from './work-clash.measure.js';
import type { WorkClashSettings } from './work-clash.settings.js';

/** Firm dates on both sides weigh fully, on one side half: a planned window can still move. */
function firmness({ certaintyA, certaintyB }: WorkClashMeasures): number {
  return [certaintyA, certaintyB].filter((certainty) => certainty === 'firm').length / 2;
}

/**
 * Points for how much of the smaller side is hit, for how long, how fixed the dates are, whether traffic is hindered
 * and whether the shapes themselves meet. Only days that stay however the works move inside their windows count; works
 * that can keep out of each other's way are worth a part. Two bodies who clash are never below `low`; one body's own works count less.
 */
export function judgeWorkClash(measures: WorkClashMeasures, settings: WorkClashSettings): Verdict | null {
  if (measures.overlapDays < 1) return null;
  const { weights } = settings;
  const points =
    weights.share * Math.sqrt(Math.max(measures.shareA, measures.shareB)) +
    weights.days * partOf(measures.unavoidableDays, settings.longDays) +
    weights.firm * firmness(measures) +
    (measures.hindersTraffic ? weights.traffic : 0) +
    (measures.gapM === 0 ? weights.contact : 0);
  const factor =
    (measures.sameAgency ? settings.sameAgencyFactor : 1) *
    (measures.unavoidableDays === 0 ? settings.avoidableFactor : 1);
  const score = roundScore(points * factor);
  const severity = severityOf(score, settings.severity);
  return { score, severity: severity === 'info' && !measures.sameAgency ? 'low' : severity };
}
