import type { NuisanceSettings } from '@abat/contracts';
import { judgeNuisance, type NuisanceMeasures } from './nuisance.js';

const SETTINGS: NuisanceSettings = {
  weights: { duration: 25, street: 20, lanes: 15, transport: 15, pedestrians: 15, noise: 10 },
  longDays: 90,
  manyStops: 4,
  manySites: 6,
};
const QUIET: NuisanceMeasures = {
  ...{ days: 0, hindersTraffic: false, streetClass: 'yard', lanesClosed: 0, lanes: null, stops: 0, sites: 0, noise: 0 },
};
const FULL: NuisanceMeasures = {
  ...{
    days: 90,
    hindersTraffic: true,
    streetClass: 'magistral',
    lanesClosed: 2,
    lanes: 2,
    stops: 4,
    sites: 6,
    noise: 3,
  },
};
const judge = (changes: Partial<NuisanceMeasures>, base = QUIET) => judgeNuisance({ ...base, ...changes }, SETTINGS);

describe('Nuisance', () => {
  it('is 100 when everything is at its worst, and no more beyond', () => {
    expect(judge({}, FULL).score).toBe(100);
    expect(judge({ days: 900, stops: 40, sites: 60, lanesClosed: 9 }, FULL).score).toBe(100);
  });

  const cases: [string, Partial<NuisanceMeasures>, Partial<Record<string, number | null>>][] = [
    ['half of a long time', { days: 45 }, { duration: 0.5 }],
    ['a day less than long', { days: 89 }, { duration: 0.989 }],
    ['on a main street beside the carriageway', { streetClass: 'main' }, { street: 0.4 }],
    ['on a main street and in its traffic', { streetClass: 'main', hindersTraffic: true }, { street: 0.8 }],
    ['no street near, no traffic hindered', { streetClass: 'none' }, { street: 0 }],
    [
      'traffic hindered on a street that is not on the map',
      { streetClass: 'none', hindersTraffic: true },
      { street: null },
    ],
    ['a street nobody classed', { streetClass: null }, { street: null }],
    ['traffic hindered on a street nobody classed', { streetClass: null, hindersTraffic: true }, { street: null }],
    ['one lane of four', { lanesClosed: 1, lanes: 4 }, { lanes: 0.25 }],
    ['one lane of a street of unknown width', { lanesClosed: 1, lanes: null }, { lanes: null }],
    ['nobody said how many lanes', { lanesClosed: null, lanes: 4 }, { lanes: null }],
    ['two stops', { stops: 2 }, { transport: 0.5 }],
    ['a place around which the map knows no stops', { stops: null }, { transport: null }],
    ['three places people go to', { sites: 3 }, { pedestrians: 0.5 }],
    ['a loud type', { noise: 3 }, { noise: 1 }],
    ['no type', { noise: null }, { noise: null }],
  ];
  it.each(cases)('%s: %j gives %j', (_title, changes, parts) => expect(judge(changes).parts).toMatchObject(parts));

  it('counts known parts only: what is unknown neither adds nor takes away', () => {
    const unknown = { streetClass: null, lanesClosed: null, lanes: null, stops: null, sites: null, noise: null };
    expect(judge({ ...unknown, days: 45, hindersTraffic: true })).toEqual({
      score: 50,
      parts: { duration: 0.5, street: null, lanes: null, transport: null, pedestrians: null, noise: null },
    });
  });
});
