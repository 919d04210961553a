import type { Severity } from '@abat/contracts';
import { judgeMandateGap } from './mandate-gap.judge.js';
import type { TerritoryGapMeasures } from './mandate-gap.measure.js';
import { mandateGapSettingsSchema } from './mandate-gap.settings.js';

const settings = mandateGapSettingsSchema.parse({});

// Nobody builds courtyards in Saraishyq district.
const saraishyq: TerritoryGapMeasures = {
  ...{ level: 'territory', otherType: 'territory', stage: 'construction' },
  ...{ objectKind: 'courtyard', objectKindRu: 'Дворы', objectKindKk: 'Аулалар', objectKindEn: 'Courtyards' },
  ...{ gapM2: 61_400_000, gapShare: 1, sitesInGap: 0, partlyRu: null, partlyKk: null, partlyEn: null },
  ...{ narrower: false, conditional: false, openFromKzt: null, openToKzt: null, openOwner: null },
  ...{ officeRu: null, officeKk: null, officeEn: null, akimatRu: null, akimatKk: null, akimatEn: null },
};

describe('judge of mandate.gap', () => {
  const cases: [string, Partial<TerritoryGapMeasures>, number, Severity][] = [
    ['a whole district', {}, 80, 'high'],
    ['at a stage that people feel less', { stage: 'planning' }, 70, 'high'],
    ['at the high threshold', { stage: 'planning', gapShare: 0.8889 }, 65, 'high'],
    ['just under it', { stage: 'planning', gapShare: 0.8866 }, 64.9, 'medium'],
    ['one case of several', { conditional: true }, 65, 'high'],
    ['half a district', { gapShare: 0.5 }, 57.5, 'medium'],
    ['a corner', { gapShare: 0.02, conditional: true, stage: 'planning' }, 10.9, 'info'],
    ['full of sites', { sitesInGap: 500 }, 100, 'critical'],
    ['with as many sites as make it critical', { sitesInGap: 375 }, 95, 'critical'],
    ['with more sites than count', { sitesInGap: 5000 }, 100, 'critical'],
  ];
  it.each(cases)('%s', (_name, change, score, severity) => {
    expect(judgeMandateGap({ ...saraishyq, ...change }, settings)).toEqual({ score, severity });
  });

  it('a site without a balance holder is low, unless the city says otherwise', () => {
    const { objectKind, objectKindRu, objectKindKk, objectKindEn, ...rest } = saraishyq;
    const { officeRu, officeKk, officeEn, akimatRu, akimatKk, akimatEn } = rest;
    const site = {
      ...{ level: 'site' as const, otherType: 'site' as const, objectKind, objectKindRu, objectKindKk, objectKindEn },
      ...{ officeRu, officeKk, officeEn, akimatRu, akimatKk, akimatEn },
    };
    expect(judgeMandateGap(site, settings)).toEqual({ score: 25, severity: 'low' });
    const strict = mandateGapSettingsSchema.parse({ siteScore: 70 });
    expect(judgeMandateGap(site, strict)).toEqual({ score: 70, severity: 'high' });
  });
});
