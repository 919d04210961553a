import { judgeMandateSimilarText } from './mandate-similar-text.judge.js';
import type { MandateSimilarTextMeasures } from './mandate-similar-text.measure.js';
import { mandateSimilarTextSettingsSchema } from './mandate-similar-text.settings.js';

const settings = mandateSimilarTextSettingsSchema.parse({});
const measures = (changes: Partial<MandateSimilarTextMeasures> = {}): MandateSimilarTextMeasures => ({
  similarity: 0.8,
  sharedWords: 5,
  wordsA: 'ремонт, скверов',
  wordsB: 'ремонту, скверы',
  language: 'ru',
  stage: 'current-repair',
  mandateA: null,
  mandateB: null,
  duplicateNumber: null,
  ...changes,
});
const judge = (changes: Partial<MandateSimilarTextMeasures>) => judgeMandateSimilarText(measures(changes), settings);

describe('Judging mandate.similar-text', () => {
  it.each<[string, Partial<MandateSimilarTextMeasures>, boolean]>([
    ['at the threshold of likeness', { similarity: 0.6 }, true],
    ['just below it', { similarity: 0.59 }, false],
    ['with as few words as may be', { sharedWords: 3 }, true],
    ['with one word less', { sharedWords: 2 }, false],
  ])('%s', (_name, changes, fires) => {
    expect(judge(changes) !== null).toBe(fires);
  });

  it('a candidate is low or medium; what people confirmed weighs more', () => {
    expect(judge({ similarity: 0.6, sharedWords: 3 })).toEqual({ score: 43.5, severity: 'low' });
    expect(judge({ similarity: 1, sharedWords: 8 })).toEqual({ score: 80, severity: 'medium' });
    expect(judge({ similarity: 1, sharedWords: 8, mandateA: 'm1' })?.score).toBe(90);
    expect(judge({ similarity: 1, sharedWords: 20, mandateA: 'm1', mandateB: 'm2' })).toEqual({
      score: 100,
      severity: 'critical',
    });
  });
});
