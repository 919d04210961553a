import type { Severity } from '@abat/contracts';
import { judgeWorkNoHandover } from './work-no-handover.judge.js';
import type { WorkNoHandoverMeasures } from './work-no-handover.measure.js';
import { workNoHandoverSettingsSchema } from './work-no-handover.settings.js';

const settings = workNoHandoverSettingsSchema.parse({});

// The square beside «Хан Шатыр», finished and not taken over.
const base: WorkNoHandoverMeasures = {
  ...{ finishedOn: '2030-06-30', endIsReported: true, dueOn: '2030-07-30', deadlineDays: 30, daysLate: 1 },
};

describe('judge of work.no-handover', () => {
  it.each<[string, Partial<WorkNoHandoverMeasures>, number, Severity]>([
    ['a day late', {}, 25, 'low'],
    ['just under medium', { daysLate: 36 }, 39.7, 'low'],
    ['at medium', { daysLate: 37 }, 40.1, 'medium'],
    ['at high', { daysLate: 109 }, 70.3, 'high'],
    ['half a year late', { daysLate: 180 }, 100, 'critical'],
    ['years late', { daysLate: 2000 }, 100, 'critical'],
  ])('%s', (_name, change, score, severity) => {
    expect(judgeWorkNoHandover({ ...base, ...change }, settings)).toEqual({ score, severity });
  });

  it.each<[string, Partial<WorkNoHandoverMeasures>]>([
    ['on the last day', { daysLate: 0 }],
    ['before the deadline', { daysLate: -5 }],
  ])('does not fire: %s', (_name, change) => {
    expect(judgeWorkNoHandover({ ...base, ...change }, settings)).toBeNull();
  });
});
