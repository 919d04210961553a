import type { Severity } from '@abat/contracts';
import { judgeWorkRepeatDig } from './work-repeat-dig.judge.js';
import type { WorkRepeatDigMeasures } from './work-repeat-dig.measure.js';
import { workRepeatDigSettingsSchema } from './work-repeat-dig.settings.js';

const settings = workRepeatDigSettingsSchema.parse({});

// A square metre more than a touch on Мәңгілік Ел, a day before the protection ends.
const base: WorkRepeatDigMeasures = {
  ...{ kind: 'fresh-surface', state: 'confirmed', overlapM2: 1.1, shareOfWork: 0, overlapDays: 1, daysLeft: 0 },
  ...{
    protectedUntil: '2033-10-01',
    surface: 'asphalt',
    keeper: null,
    sameAgency: false,
  },
};

describe('judge of work.repeat-dig', () => {
  it.each<[string, Partial<WorkRepeatDigMeasures>, number, Severity]>([
    ['a brush is low already', {}, 30, 'low'],
    ['a brush of what is only proposed', { state: 'proposed' }, 15, 'low'],
    ['a year before the end, wholly inside', { daysLeft: 365, shareOfWork: 1 }, 60, 'high'],
    ['just under medium', { overlapM2: 247 }, 39.9, 'low'],
    ['at medium', { overlapM2: 250 }, 40, 'medium'],
    ['at high', { overlapM2: 500, daysLeft: 365 }, 60, 'high'],
    ['at critical', { overlapM2: 500, daysLeft: 1095 }, 80, 'critical'],
    ['everything', { overlapM2: 5000, daysLeft: 4000, shareOfWork: 1 }, 100, 'critical'],
    ['everything, only proposed', { overlapM2: 5000, daysLeft: 4000, shareOfWork: 1, state: 'proposed' }, 50, 'medium'],
  ])('%s', (_name, change, score, severity) => {
    expect(judgeWorkRepeatDig({ ...base, ...change }, settings)).toEqual({ score, severity });
  });

  it.each<[string, Partial<WorkRepeatDigMeasures>]>([
    ['only a touch', { overlapM2: 1 }],
    ['no common day', { overlapDays: 0 }],
  ])('does not fire: %s', (_name, change) => {
    expect(judgeWorkRepeatDig({ ...base, ...change }, settings)).toBeNull();
  });
});
