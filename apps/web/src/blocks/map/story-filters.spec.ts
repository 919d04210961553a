import { storyFilters } from './story-filters.js';

const city = { week: { from: '2026-11-16', to: '2026-11-22' }, focus: null, isSpot: false } as const;

describe('what the map of a scene shows', () => {
  it('is the works of the week', () => {
    expect(storyFilters({ ...city, story: 'works' }).works).toEqual(city.week);
  });

  it('is a work of any time when that work is shown by itself', () => {
    expect(storyFilters({ ...city, story: 'works', isSpot: true }).works).toEqual({});
  });

  it('is the findings of the district the figures beside it count, no others', () => {
    const focus = { id: '019a0000-0000-7000-8000-000000000000', externalId: 'almaty' };
    expect(storyFilters({ ...city, story: 'findings', focus }).findings).toMatchObject({ territory: 'almaty' });
    expect(storyFilters({ ...city, story: 'findings' }).findings).toMatchObject({ territory: undefined });
  });
});
