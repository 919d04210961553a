import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { MandateSplitChainMeasures } from './mandate-split-chain.measure.js';
import type { MandateSplitChainSettings } from './mandate-split-chain.settings.js';

/** Points for the part of the smaller territory, the works to be handed over, the sites, and how near the functions are. */
export function judgeMandateSplitChain(
  measures: MandateSplitChainMeasures,
  { weights, ...settings }: MandateSplitChainSettings,
): Verdict | null {
  if (measures.days !== null && measures.days < 1) return null;
  const score = roundScore(
    weights.share * Math.max(measures.shareA, measures.shareB) +
      weights.works * partOf(measures.worksAffected, settings.manyWorks) +
      weights.sites * partOf(measures.sitesAffected, settings.manySites) +
      weights.relation * (measures.relation === 'same' ? 1 : 0.5),
  );
  return { score, severity: severityOf(score, settings.severity) };
}
