import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { MandateGapMeasures } from './mandate-gap.measure.js';
import type { MandateGapSettings } from './mandate-gap.settings.js';

/**
 * Points for the part of the territory nobody holds, for a stage that people feel, for a matter nobody holds in any
 * case, and for the sites in it. A site without a balance holder has its own fixed points.
 */
export function judgeMandateGap(
  measures: MandateGapMeasures,
  { weights, severity, ...settings }: MandateGapSettings,
): Verdict {
  if (measures.level === 'site')
    return { score: settings.siteScore, severity: severityOf(settings.siteScore, severity) };
  const score = roundScore(
    weights.share * measures.gapShare +
      weights.stage * (settings.costlyStages.includes(measures.stage) ? 1 : 0.5) +
      weights.whole * (measures.conditional ? 0 : 1) +
      weights.sites * partOf(measures.sitesInGap, settings.manySites),
  );
  return { score, severity: severityOf(score, severity) };
}
