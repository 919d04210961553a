import type { Severity } from '@abat/contracts';
import { judgeWorkClash } from './work-clash.judge.js';
import type { WorkClashMeasures } from './work-clash.measure.js';
import { workClashSettingsSchema } from './work-clash.settings.js';

const settings = workClashSettingsSchema.parse({});

// Two works on Kabanbay Batyr avenue that barely brush each other for one day.
const brush: WorkClashMeasures = {
  overlapM2: 0.1,
  overlapDays: 1,
  unavoidableDays: 1,
  gapM: 9.9,
  shareA: 0,
  shareB: 0,
  zonesA: 1,
  zonesB: 1,
  certaintyA: 'planned',
  certaintyB: 'planned',
  hindersTraffic: false,
  sameAgency: false,
};
const worst: WorkClashMeasures = {
  ...brush,
  overlapDays: 90,
  unavoidableDays: 90,
  gapM: 0,
  shareA: 0.2,
  shareB: 1,
  certaintyA: 'firm',
  certaintyB: 'firm',
  hindersTraffic: true,
};

// Works that cannot be moved share all their common days.
const fixed = (change: Partial<WorkClashMeasures>): WorkClashMeasures => ({
  ...brush,
  ...change,
  unavoidableDays: change.unavoidableDays ?? change.overlapDays ?? brush.unavoidableDays,
});

describe('judge of work.clash', () => {
  const cases: [string, Partial<WorkClashMeasures>, number, Severity][] = [
    ['a brush of two bodies for a day is low, not info', {}, 0.8, 'low'],
    ['just under the medium threshold', { shareA: 0.25, overlapDays: 23 }, 39.2, 'low'],
    ['at the medium threshold', { shareA: 0.25, overlapDays: 24 }, 40, 'medium'],
    ['at the high threshold', { shareA: 0.25, overlapDays: 24, hindersTraffic: true, gapM: 0 }, 60, 'high'],
    ['one firm side weighs half', { certaintyB: 'firm' }, 8.3, 'low'],
    ['the share of the smaller side counts', { shareB: 1 }, 40.8, 'medium'],
    ['at the critical threshold', { ...worst, shareB: 0.25 }, 80, 'critical'],
    ['everything at once', worst, 100, 'critical'],
    ['days beyond the long term add nothing', { ...worst, overlapDays: 900, unavoidableDays: 900 }, 100, 'critical'],
    ['only days that stay count', { shareA: 0.25, overlapDays: 24, unavoidableDays: 12 }, 30, 'low'],
    ['works that can avoid each other weigh half', { ...worst, unavoidableDays: 0 }, 37.5, 'low'],
  ];
  it.each(cases)('%s', (_name, change, score, severity) => {
    expect(judgeWorkClash(fixed(change), settings)).toEqual({ score, severity });
  });

  it.each(cases)('is lower between works of one agency: %s', (_name, change) => {
    const order: Severity[] = ['info', 'low', 'medium', 'high', 'critical'];
    const others = judgeWorkClash(fixed(change), settings);
    const own = judgeWorkClash(fixed({ ...change, sameAgency: true }), settings);
    expect(order.indexOf(own?.severity ?? 'critical')).toBeLessThan(order.indexOf(others?.severity ?? 'info'));
  });

  it('does not fire without a common day', () => {
    expect(judgeWorkClash({ ...worst, overlapDays: 0 }, settings)).toBeNull();
  });

  it('follows the settings of the city', () => {
    const strict = workClashSettingsSchema.parse({ severity: { low: 0.1, medium: 0.2, high: 0.3, critical: 0.5 } });
    expect(judgeWorkClash(brush, strict)?.severity).toBe('critical');
  });
});
