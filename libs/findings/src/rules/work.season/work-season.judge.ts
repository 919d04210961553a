import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { WorkSeasonMeasures } from './work-season.measure.js';
import type { WorkSeasonSettings } from './work-season.settings.js';

/** Points for the part and the number of days outside of the season; firm dates weigh more, planned ones can move. */
export function judgeWorkSeason(measures: WorkSeasonMeasures, settings: WorkSeasonSettings): Verdict | null {
  if (measures.days > settings.longestDays) return null;
  if (measures.daysOutside < settings.leastDays || measures.shareOutside < settings.leastShare) return null;
  const { weights } = settings;
  const points = weights.share * measures.shareOutside + weights.days * partOf(measures.daysOutside, settings.longDays);
  const score = roundScore(points * (measures.certainty === 'firm' ? settings.firmFactor : 1));
  return { score, severity: severityOf(score, settings.severity) };
}
