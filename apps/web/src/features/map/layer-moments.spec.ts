import { asOfNow, isOfMoment, momentOf } from './layer-moments.js';

describe('as of when a layer of the map is', () => {
  it('is the last tick for sources that are whole, and what it was for the others', () => {
    const before = asOfNow({}, ['works', 'findings'], 1_000);
    expect(asOfNow(before, ['findings'], 3_000)).toEqual({ works: 1_000, findings: 3_000 });
  });

  it('is that of the source it is drawn from: powers stand in the tiles of findings, landmarks in those of roads', () => {
    const moments = { findings: 3_000, roads: 1_000 };
    expect(momentOf('mandates', moments, 9_000)).toBe(3_000);
    expect(momentOf('places', moments, 9_000)).toBe(1_000);
  });

  it('is not known of a source that never was whole', () => {
    expect(momentOf('works', {}, 9_000)).toBeNull();
  });

  it('is not the past that the console shows for streets, landmarks and notes, which are those of now', () => {
    expect((['roads', 'places', 'notes'] as const).map(isOfMoment)).toEqual([false, false, false]);
    expect((['works', 'mandates', 'sites', 'territories'] as const).every(isOfMoment)).toBe(true);
  });

  it('is that of the live link for notes, which come without tiles', () => {
    expect(momentOf('notes', {}, 9_000)).toBe(9_000);
  });
});
