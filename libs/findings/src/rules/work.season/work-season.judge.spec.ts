import type { Severity } from '@abat/contracts';
import { judgeWorkSeason } from './work-season.judge.js';
import type { WorkSeasonMeasures } from './work-season.measure.js';
import { workSeasonSettingsSchema } from './work-season.settings.js';

const settings = workSeasonSettingsSchema.parse({});

// Planting in the Botanical Garden that begins some days too early.
const base: WorkSeasonMeasures = {
  ...{
    daysOutside: 3,
    days: 30,
    shareOutside: 0.1,
    certainty: 'planned',
    windowFrom: '2030-04-15',
    windowTo: '2030-05-31',
  },
  ...{ typeRu: 'Озеленение, посадка', typeKk: 'Көгалдандыру, отырғызу', typeEn: 'Greening, planting' },
};

describe('judge of work.season', () => {
  it.each<[string, Partial<WorkSeasonMeasures>, number, Severity]>([
    ['at both thresholds', {}, 7, 'info'],
    ['firm dates weigh more', { certainty: 'firm' }, 8.8, 'info'],
    ['at low', { shareOutside: 0.15 }, 10, 'low'],
    ['at medium', { shareOutside: 0.6, daysOutside: 12 }, 40, 'medium'],
    ['at high', { shareOutside: 0.8334, daysOutside: 60 }, 70, 'high'],
    ['the longest work that is judged', { days: 300, daysOutside: 180, shareOutside: 0.6 }, 56, 'medium'],
    ['wholly outside, planned', { shareOutside: 1, daysOutside: 90 }, 80, 'high'],
    ['wholly outside, firm', { shareOutside: 1, daysOutside: 90, certainty: 'firm' }, 100, 'critical'],
  ])('%s', (_name, change, score, severity) => {
    expect(judgeWorkSeason({ ...base, ...change }, settings)).toEqual({ score, severity });
  });

  it.each<[string, Partial<WorkSeasonMeasures>]>([
    ['fewer days', { daysOutside: 2 }],
    ['a work that only names its year', { days: 301, daysOutside: 166, shareOutside: 0.55 }],
    ['a smaller part', { shareOutside: 0.099 }],
    ['wholly inside', { daysOutside: 0, shareOutside: 0 }],
  ])('does not fire: %s', (_name, change) => {
    expect(judgeWorkSeason({ ...base, ...change }, settings)).toBeNull();
  });
});
