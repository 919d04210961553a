import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { WorkOrderMeasures } from './work-order.measure.js';
import type { WorkOrderSettings } from './work-order.settings.js';

/** Money at risk; half of the points while the cost is not known. */
const costPart = ({ costAtRiskKzt }: WorkOrderMeasures, highKzt: number): number =>
  costAtRiskKzt === null ? 0.5 : partOf(Number(costAtRiskKzt), highKzt);

/**
 * Points for how much of the finished surface is opened again, how soon, what it cost and how fixed both dates are: what
 * is only planned can still change places.
 */
export function judgeWorkOrder(measures: WorkOrderMeasures, settings: WorkOrderSettings): Verdict | null {
  const apart = Math.abs(measures.rankA - measures.rankB);
  if (apart < settings.rankStep || measures.overlapM2 <= settings.toleranceM2) return null;
  const { weights } = settings;
  const firm = [measures.certaintyFinishing, measures.certaintyDigging].filter((side) => side === 'firm').length / 2;
  const late = settings.months === 0 ? 0 : partOf(measures.gapDays, (settings.months * 365) / 12);
  const score = roundScore(
    weights.share * Math.sqrt(measures.shareOfFinishing) +
      weights.time * (1 - late) +
      weights.cost * costPart(measures, settings.highCostKzt) +
      weights.firm * firm,
  );
  return { score, severity: severityOf(score, settings.severity) };
}
