import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { MandateUnfundedMeasures } from './mandate-unfunded.measure.js';
import type { MandateUnfundedSettings } from './mandate-unfunded.settings.js';

/**
 * Points for the missing money, for being sure of it (no line of the holder is left without a function), for money that
 * was there a year ago, and for the works that wait.
 */
export function judgeMandateUnfunded(
  measures: MandateUnfundedMeasures,
  { weights, ...settings }: MandateUnfundedSettings,
): Verdict {
  const score = roundScore(
    weights.missing +
      (measures.linesWithoutFunction === 0 ? weights.certain : 0) +
      (Number(measures.moneyLastYearKzt) > 0 ? weights.lapsed : 0) +
      weights.works * partOf(measures.worksWithoutMoney, settings.manyWorks),
  );
  return { score, severity: severityOf(score, settings.severity) };
}
