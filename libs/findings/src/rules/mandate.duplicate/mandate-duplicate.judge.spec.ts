import type { Severity } from '@abat/contracts';
import { judgeMandateDuplicate } from './mandate-duplicate.judge.js';
import type { PairMeasures } from '../power-pairs/measures.js';
import { mandateDuplicateSettingsSchema } from './mandate-duplicate.settings.js';

const settings = mandateDuplicateSettingsSchema.parse({});

// Current repair of public spaces in Almaty district: the department and the akim's office, open-ended.
const almaty: PairMeasures = {
  overlapM2: 93_341_816,
  shareA: 0.1167,
  shareB: 1,
  sitesAffected: 0,
  worksAffected: 0,
  days: null,
  openEnded: true,
  relation: 'same',
  stage: 'current-repair',
  objectKind: 'public-space',
  objectKindRu: 'Общественные пространства',
  objectKindKk: 'Қоғамдық кеңістіктер',
  objectKindEn: 'Public spaces',
  coveredShare: 0,
  requestsAffected: null,
  moneyKzt: '0.00',
};

describe('judge of mandate.duplicate', () => {
  const cases: [string, Partial<PairMeasures>, number, Severity][] = [
    ['the whole district without an end', {}, 70, 'high'],
    [
      'with many works and sites and much money on it',
      { worksAffected: 50, sitesAffected: 100, moneyKzt: '1000000000.00' },
      100,
      'critical',
    ],
    ['at the critical threshold', { worksAffected: 50, moneyKzt: '500000000.00' }, 85, 'critical'],
    ['just under the critical threshold', { worksAffected: 50, moneyKzt: '490000000.00' }, 84.9, 'high'],
    ['at a stage that spends nothing', { stage: 'planning' }, 62.5, 'medium'],
    ['with an ancestor function', { relation: 'ancestor' }, 65, 'high'],
    ['one day only', { days: 1, openEnded: false }, 55, 'medium'],
    ['a tenth of the territory for a day', { shareB: 0.1, shareA: 0.1, days: 1 }, 28, 'low'],
    [
      'a little of a planning duty',
      { shareB: 0.1, shareA: 0.1, days: 1, stage: 'intake', relation: 'descendant' },
      15.5,
      'info',
    ],
  ];
  it.each(cases)('%s', (_name, change, score, severity) => {
    expect(judgeMandateDuplicate({ ...almaty, ...change }, settings)).toEqual({ score, severity });
  });

  it('does not fire without a common day', () => {
    expect(judgeMandateDuplicate({ ...almaty, days: 0 }, settings)).toBeNull();
  });
});
