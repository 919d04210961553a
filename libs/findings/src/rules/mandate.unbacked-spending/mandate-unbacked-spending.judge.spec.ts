import type { Severity } from '@abat/contracts';
import { judgeMandateUnbackedSpending } from './mandate-unbacked-spending.judge.js';
import type { MandateUnbackedSpendingMeasures } from './mandate-unbacked-spending.measure.js';
import { mandateUnbackedSpendingSettingsSchema } from './mandate-unbacked-spending.settings.js';

const settings = mandateUnbackedSpendingSettingsSchema.parse({});

// The office of Saryarka district pays for playgrounds that nobody holds.
const playgrounds: MandateUnbackedSpendingMeasures = {
  ...{ year: 2026, amountKzt: '140000000.00', holders: 0 },
  ...{ holderRu: null, holderKk: null, holderEn: null, holderStage: null },
};

describe('judge of mandate.unbacked-spending', () => {
  const cases: [string, Partial<MandateUnbackedSpendingMeasures>, number, Severity][] = [
    ['nobody holds it', {}, 41.3, 'low'],
    ['somebody else holds it', { holders: 1 }, 61.3, 'medium'],
    ['at the medium threshold', { amountKzt: '222222222.00' }, 45, 'medium'],
    ['just under it', { amountKzt: '219000000.00' }, 44.9, 'low'],
    ['at the high threshold', { holders: 1, amountKzt: '444444444.00' }, 75, 'high'],
    ['a tiyn', { amountKzt: '0.01' }, 35, 'low'],
    ['a billion of somebody else', { holders: 3, amountKzt: '1000000000.00' }, 100, 'critical'],
    ['more than counts', { holders: 3, amountKzt: '9000000000.00' }, 100, 'critical'],
  ];
  it.each(cases)('%s', (_name, change, score, severity) => {
    expect(judgeMandateUnbackedSpending({ ...playgrounds, ...change }, settings)).toEqual({ score, severity });
  });
});
