import type { Severity } from '@abat/contracts';
import { judgeMandateUnfunded } from './mandate-unfunded.judge.js';
import type { MandateUnfundedMeasures } from './mandate-unfunded.measure.js';
import { mandateUnfundedSettingsSchema } from './mandate-unfunded.settings.js';

const settings = mandateUnfundedSettingsSchema.parse({});

// The office of Almaty district repairs public spaces and has no money for it.
const office: MandateUnfundedMeasures = {
  ...{ year: 2026, stage: 'current-repair', demoBudget: false, linesWithoutFunction: 0, withoutFunctionKzt: '0.00' },
  ...{ lastFundedYear: null, moneyLastYearKzt: '0.00', worksWithoutMoney: 0 },
};

describe('judge of mandate.unfunded', () => {
  const cases: [string, Partial<MandateUnfundedMeasures>, number, Severity][] = [
    ['no money for sure', {}, 60, 'medium'],
    ['the money may stand in lines without a function', { linesWithoutFunction: 2 }, 40, 'low'],
    ['at the medium threshold', { linesWithoutFunction: 2, worksWithoutMoney: 2 }, 45, 'medium'],
    ['at the high threshold', { worksWithoutMoney: 4 }, 70, 'high'],
    ['just under the high threshold', { worksWithoutMoney: 3 }, 67.5, 'medium'],
    ['money was there a year ago', { moneyLastYearKzt: '1.00' }, 75, 'high'],
    ['works wait for money that is gone', { moneyLastYearKzt: '1.00', worksWithoutMoney: 8 }, 95, 'critical'],
    ['more works than count', { moneyLastYearKzt: '1.00', worksWithoutMoney: 80 }, 100, 'critical'],
  ];
  it.each(cases)('%s', (_name, change, score, severity) => {
    expect(judgeMandateUnfunded({ ...office, ...change }, settings)).toEqual({ score, severity });
  });
});
