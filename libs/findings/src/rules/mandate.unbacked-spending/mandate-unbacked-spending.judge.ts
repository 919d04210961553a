import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { MandateUnbackedSpendingMeasures } from './mandate-unbacked-spending.measure.js';
import type { MandateUnbackedSpendingSettings } from './mandate-unbacked-spending.settings.js';

/** Points for the missing power, for the money, and for somebody else holding the power. */
export function judgeMandateUnbackedSpending(
  measures: MandateUnbackedSpendingMeasures,
  { weights, muchMoneyKzt, severity }: MandateUnbackedSpendingSettings,
): Verdict {
  const score = roundScore(
    weights.missing +
      weights.money * partOf(Number(measures.amountKzt), muchMoneyKzt) +
      (measures.holders > 0 ? weights.held : 0),
  );
  return { score, severity: severityOf(score, severity) };
}
