import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore } from '../../domain/severity.js';
import type { WorkCombineMeasures } from './work-combine.measure.js';
import type { WorkCombineSettings } from './work-combine.settings.js';

/** An opportunity, never a fault: at most low. Fires when the estimated saving is worth a meeting. */
export function judgeWorkCombine({ savingKzt }: WorkCombineMeasures, settings: WorkCombineSettings): Verdict | null {
  if (savingKzt <= 0 || savingKzt < settings.leastSavingKzt) return null;
  const score = roundScore(39 * partOf(savingKzt, 2 * settings.lowFromKzt));
  return { score, severity: savingKzt >= settings.lowFromKzt ? 'low' : 'info' };
}
