import type { Verdict } from '../../domain/rule.js';
import { partOf, roundScore, severityOf } from '../../domain/severity.js';
import type { MandateSimilarTextMeasures } from './mandate-similar-text.measure.js';
import type { MandateSimilarTextSettings } from './mandate-similar-text.settings.js';

/** Points for how alike the texts are, how many words they share, and how many sides a person has confirmed. */
export function judgeMandateSimilarText(
  measures: MandateSimilarTextMeasures,
  settings: MandateSimilarTextSettings,
): Verdict | null {
  const { similarity, sharedWords, mandateA, mandateB } = measures;
  if (similarity < settings.similarity || sharedWords < settings.sharedWords) return null;
  const { weights } = settings;
  const confirmed = [mandateA, mandateB].filter((mandate) => mandate !== null).length / 2;
  const score = roundScore(
    weights.similarity * similarity +
      weights.words * partOf(sharedWords, settings.manyWords) +
      weights.confirmed * confirmed,
  );
  return { score, severity: severityOf(score, settings.severity) };
}
