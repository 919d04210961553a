import type { Severity } from '@abat/contracts';
import type { PairMeasures } from '../power-pairs/measures.js';
import { judgeMandateDuplicateControl } from './mandate-duplicate-control.judge.js';
import { mandateDuplicateControlSettingsSchema } from './mandate-duplicate-control.settings.js';

const settings = mandateDuplicateControlSettingsSchema.parse({});

// Control of greening in Almaty district: the akimat and the akim's office, open-ended.
const greening: PairMeasures = {
  overlapM2: 93_341_816,
  shareA: 0.1167,
  shareB: 1,
  coveredShare: 0,
  sitesAffected: 0,
  worksAffected: 0,
  requestsAffected: null,
  moneyKzt: '0.00',
  days: null,
  openEnded: true,
  relation: 'same',
  stage: 'control',
  objectKind: 'any',
  objectKindRu: 'Любые объекты',
  objectKindKk: 'Кез келген объект',
  objectKindEn: 'Any objects',
};

describe('judge of mandate.duplicate-control', () => {
  const cases: [string, Partial<PairMeasures>, number, Severity][] = [
    ['the whole district without an end', {}, 85, 'high'],
    ['at the critical threshold of sites', { sitesAffected: 67 }, 95.1, 'critical'],
    ['just under the critical threshold', { sitesAffected: 66 }, 94.9, 'high'],
    ['more sites than count', { sitesAffected: 5000 }, 100, 'critical'],
    ['with the function above', { relation: 'ancestor' }, 75, 'high'],
    [
      'with the function above for less than a year',
      { relation: 'ancestor', days: 364, openEnded: false },
      74.9,
      'medium',
    ],
    ['half of the territory', { shareB: 0.5 }, 62.5, 'medium'],
    ['one day of a tenth', { shareA: 0.1, shareB: 0.1, days: 1, openEnded: false }, 24.6, 'info'],
    ['works and money do not count: nobody pays twice', { worksAffected: 500, moneyKzt: '9000000000.00' }, 85, 'high'],
  ];
  it.each(cases)('%s', (_name, change, score, severity) => {
    expect(judgeMandateDuplicateControl({ ...greening, ...change }, settings)).toEqual({ score, severity });
  });

  it('does not fire without a common day', () => {
    expect(judgeMandateDuplicateControl({ ...greening, days: 0 }, settings)).toBeNull();
  });
});
