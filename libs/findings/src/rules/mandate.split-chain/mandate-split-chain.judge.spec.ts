import type { Severity } from '@abat/contracts';
import { judgeMandateSplitChain } from './mandate-split-chain.judge.js';
import type { MandateSplitChainMeasures } from './mandate-split-chain.measure.js';
import { mandateSplitChainSettingsSchema } from './mandate-split-chain.settings.js';

const settings = mandateSplitChainSettingsSchema.parse({});

// The department repairs the roads of the city, the office of Almaty district keeps its streets.
const roads: MandateSplitChainMeasures = {
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
  relation: 'sibling',
  stage: 'construction',
  objectKind: 'street',
  objectKindRu: 'Улицы',
  objectKindKk: 'Көшелер',
  objectKindEn: 'Streets',
  builder: 'A',
  buildStage: 'construction',
  keepStage: 'maintenance',
};

describe('judge of mandate.split-chain', () => {
  const cases: [string, Partial<MandateSplitChainMeasures>, number, Severity][] = [
    ['functions beside each other in the whole district', {}, 50, 'medium'],
    ['a little less than the whole district', { shareB: 0.99 }, 49.6, 'low'],
    ['one and the same function', { relation: 'same' }, 60, 'medium'],
    ['a function above the other', { relation: 'ancestor' }, 50, 'medium'],
    ['with many works to hand over', { relation: 'same', worksAffected: 50 }, 80, 'high'],
    ['with one work less', { relation: 'same', worksAffected: 49 }, 79.6, 'medium'],
    ['with many works and sites', { relation: 'same', worksAffected: 80, sitesAffected: 200 }, 100, 'critical'],
    ['a tenth of the district', { shareA: 0.1, shareB: 0.1 }, 14, 'info'],
    ['the time does not count: a chain breaks on the day of handing over', { days: 1, openEnded: false }, 50, 'medium'],
  ];
  it.each(cases)('%s', (_name, change, score, severity) => {
    expect(judgeMandateSplitChain({ ...roads, ...change }, settings)).toEqual({ score, severity });
  });

  it('does not fire without a common day', () => {
    expect(judgeMandateSplitChain({ ...roads, days: 0 }, settings)).toBeNull();
  });
});
