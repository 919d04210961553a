import { middleOf } from './middle-of.js';

describe('The middle of works', () => {
  it('is that of all that have a place', () =>
    expect(middleOf([{ bbox: [71, 51, 72, 52] }, { bbox: null }, { bbox: [74, 50, 75, 51] }])).toEqual([73, 51]));
  it('is unknown while none has', () => expect(middleOf([{ bbox: null }])).toBeNull());
});
