import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { PairMeasures } from '../power-pairs/measures.js';
import type { MandateDuplicateSettings } from './mandate-duplicate.settings.js';

/**
 * Points for the part of the smaller territory held twice, the works, money and sites on it, how long it lasts (open-ended
 * counts fully), whether the stage costs money, and whether the function is the very same.
 */
export function judgeMandateDuplicate(measures: PairMeasures, settings: MandateDuplicateSettings): Verdict | null {
  if (measures.days !== null && measures.days < 1) return null;
  const { weights } = settings;
  const score = roundScore(
    weights.share * Math.max(measures.shareA, measures.shareB) +
      weights.works * partOf(measures.worksAffected, settings.manyWorks) +
      weights.money * partOf(Number(measures.moneyKzt), settings.muchMoneyKzt) +
      weights.sites * partOf(measures.sitesAffected, settings.manySites) +
      weights.days * (measures.days === null ? 1 : partOf(measures.days, settings.longDays)) +
      weights.stage * (settings.costlyStages.includes(measures.stage) ? 1 : 0.5) +
      weights.relation * (measures.relation === 'same' ? 1 : 0.5),
  );
  return { score, severity: severityOf(score, settings.severity) };
}
