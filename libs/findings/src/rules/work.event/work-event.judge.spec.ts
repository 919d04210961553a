import type { Severity } from '@abat/contracts';
import { judgeWorkEvent } from './work-event.judge.js';
import type { WorkEventMeasures } from './work-event.measure.js';
import { workEventSettingsSchema } from './work-event.settings.js';

const settings = workEventSettingsSchema.parse({});

// A road repair that brushes the square of the Day of the capital for a day.
const base: WorkEventMeasures = {
  ...{
    kind: 'event',
    state: 'confirmed',
    cityWide: false,
    overlapM2: 1.1,
    shareOfWork: 0,
    overlapDays: 1,
    unavoidableDays: 1,
  },
  ...{ hindersTraffic: false, breaksSurface: true },
};

describe('judge of work.event', () => {
  it.each<[string, Partial<WorkEventMeasures>, number, Severity]>([
    ['a brush', {}, 37, 'low'],
    ['a work that can keep out of the way', { unavoidableDays: 0 }, 18.5, 'info'],
    ['what is only proposed', { state: 'proposed' }, 18.5, 'info'],
    ['at medium', { overlapDays: 5 }, 45, 'medium'],
    ['at high', { overlapDays: 10, hindersTraffic: true }, 70, 'high'],
    ['a ban at high', { kind: 'ban', hindersTraffic: true, overlapDays: 1 }, 67, 'high'],
    ['a closed season', { kind: 'season', shareOfWork: 1, overlapDays: 10 }, 65, 'high'],
    [
      'everything',
      { kind: 'ban', shareOfWork: 1, overlapDays: 90, hindersTraffic: true, unavoidableDays: 90 },
      100,
      'critical',
    ],
  ])('%s', (_name, change, score, severity) => {
    expect(judgeWorkEvent({ ...base, ...change }, settings)).toEqual({ score, severity });
  });

  it.each<[string, Partial<WorkEventMeasures>]>([['no common day', { overlapDays: 0 }]])(
    'does not fire: %s',
    (_name, change) => {
      expect(judgeWorkEvent({ ...base, ...change }, settings)).toBeNull();
    },
  );
});
