import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { WorkNoHandoverMeasures } from './work-no-handover.measure.js';
import type { WorkNoHandoverSettings } from './work-no-handover.settings.js';

/** Points from the first day after the deadline on, growing with the days. */
export function judgeWorkNoHandover(
  measures: WorkNoHandoverMeasures,
  settings: WorkNoHandoverSettings,
): Verdict | null {
  if (measures.daysLate < 1) return null;
  const score = roundScore(
    settings.base + (100 - settings.base) * partOf(measures.daysLate - 1, settings.longDays - 1 || 1),
  );
  return { score, severity: severityOf(score, settings.severity) };
}
