import type { Severity } from '@abat/contracts';
import { judgeWorkCombine } from './work-combine.judge.js';
import type { WorkCombineMeasures } from './work-combine.measure.js';
import { workCombineSettingsSchema } from './work-combine.settings.js';

const settings = workCombineSettingsSchema.parse({});

// A heat pipe and a water pipe along Сарыарка, eight metres apart.
const base: WorkCombineMeasures = {
  ...{ gapM: 8, gapDays: 10, sharedTrenchM: 60, surface: 'asphalt', trenchKztPerM: 38_000, trenchSavingKzt: 2_280_000 },
  ...{ savedDays: 20, closureDays: 20, closureKztPerDay: 60_000, closureSavingKzt: 1_200_000, savingKzt: 3_480_000 },
  sameAgency: false,
};

describe('judge of work.combine', () => {
  it.each<[string, Partial<WorkCombineMeasures>, number, Severity]>([
    ['worth a meeting', {}, 22.6, 'low'],
    ['at the least saving', { savingKzt: 100_000 }, 0.7, 'info'],
    ['just under low', { savingKzt: 2_999_999 }, 19.5, 'info'],
    ['at low', { savingKzt: 3_000_000 }, 19.5, 'low'],
    ['never more than low', { savingKzt: 9_000_000_000 }, 39, 'low'],
  ])('%s', (_name, change, score, severity) => {
    expect(judgeWorkCombine({ ...base, ...change }, settings)).toEqual({ score, severity });
  });

  it.each<[string, Partial<WorkCombineMeasures>]>([
    ['a smaller saving', { savingKzt: 99_999 }],
    ['no saving', { savingKzt: 0 }],
  ])('does not fire: %s', (_name, change) => {
    expect(judgeWorkCombine({ ...base, ...change }, settings)).toBeNull();
  });
});
