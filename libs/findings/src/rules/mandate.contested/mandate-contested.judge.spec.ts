import type { Severity } from '@abat/contracts';
import { judgeMandateContested } from './mandate-contested.judge.js';
import type { MandateContestedMeasures } from './mandate-contested.measure.js';
import { mandateContestedSettingsSchema } from './mandate-contested.settings.js';

const settings = mandateContestedSettingsSchema.parse({});

// Courtyards of Saraishyq district, refused by the office and a department.
const courtyards: MandateContestedMeasures = {
  ...{ refusals: 3, requests: 3, bounced: 0, bodies: 2, windowDays: 180 },
  ...{ bodiesRu: 'Аппарат; Управление', bodiesKk: 'Аппарат; Басқарма', bodiesEn: 'Office; Department' },
};

describe('judge of mandate.contested', () => {
  const cases: [string, Partial<MandateContestedMeasures>, number, Severity][] = [
    ['as few refusals as count', {}, 38, 'low'],
    ['at the medium threshold', { refusals: 5 }, 40, 'medium'],
    ['just under it', { refusals: 4 }, 39, 'low'],
    ['one body, two bounced requests', { refusals: 4, bodies: 1, bounced: 2 }, 39, 'low'],
    ['at the high threshold', { refusals: 30, bounced: 2 }, 70, 'high'],
    ['everything at once', { refusals: 90, bounced: 40, bodies: 9 }, 100, 'critical'],
  ];
  it.each(cases)('%s', (_name, change, score, severity) => {
    expect(judgeMandateContested({ ...courtyards, ...change }, settings)).toEqual({ score, severity });
  });

  it.each([
    ['too few refusals', { refusals: 2 }],
    ['one body', { refusals: 9, bodies: 1 }],
    ['one bounced request of one body', { refusals: 9, bodies: 1, bounced: 1 }],
  ])('does not fire: %s', (_name, change) => {
    expect(judgeMandateContested({ ...courtyards, ...change }, settings)).toBeNull();
  });

  it('follows the settings of the city', () => {
    const strict = mandateContestedSettingsSchema.parse({ minRefusals: 10, minBounced: 10 });
    expect(judgeMandateContested({ ...courtyards, refusals: 9 }, strict)).toBeNull();
  });
});
