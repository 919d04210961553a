import type { Severity } from '@abat/contracts';
import { judgeWorkDuplicate } from './work-duplicate.judge.js';
import type { WorkDuplicateMeasures } from './work-duplicate.measure.js';
import { workDuplicateSettingsSchema } from './work-duplicate.settings.js';

const settings = workDuplicateSettingsSchema.parse({});

// Two works of two bodies in the courtyard of «Инжу Арена», a year apart.
const base: WorkDuplicateMeasures = {
  ...{ overlapM2: 500, shareA: 0.3, shareB: 0.2, gapDays: 365, titleSimilarity: 0 },
  ...{ sameFunction: false, relatedFunction: false, sameType: false, sameAgency: false, sameLine: false },
  ...{ costAKzt: null, costBKzt: null },
};

describe('judge of work.duplicate', () => {
  it.each<[string, Partial<WorkDuplicateMeasures>, number, Severity]>([
    ['at the least share, a year apart', {}, 10.5, 'info'],
    ['just under low', { titleSimilarity: 0.62 }, 19.8, 'info'],
    ['at low', { titleSimilarity: 0.634 }, 20, 'low'],
    ['of one type', { sameType: true }, 31.5, 'low'],
    ['a function inside the other', { relatedFunction: true }, 31.5, 'low'],
    ['of one function', { sameFunction: true }, 40.5, 'low'],
    ['at medium', { sameFunction: true, titleSimilarity: 0.3 }, 45, 'medium'],
    ['at the same time', { sameFunction: true, gapDays: 0, titleSimilarity: 0.3 }, 65, 'high'],
    ['everything', { shareB: 1, sameFunction: true, gapDays: 0, titleSimilarity: 1 }, 100, 'critical'],
    [
      'everything, by one body from two lines',
      { shareB: 1, sameFunction: true, gapDays: 0, titleSimilarity: 1, sameAgency: true },
      70,
      'high',
    ],
  ])('%s', (_name, change, score, severity) => {
    expect(judgeWorkDuplicate({ ...base, ...change }, settings)).toEqual({ score, severity });
  });

  it.each<[string, Partial<WorkDuplicateMeasures>]>([
    ['less than the least share', { shareA: 0.29 }],
    ['one body from one line', { sameAgency: true, sameLine: true }],
    ['one body, a line unknown', { sameAgency: true, sameLine: null }],
  ])('does not fire: %s', (_name, change) => {
    expect(judgeWorkDuplicate({ ...base, ...change }, settings)).toBeNull();
  });
});
