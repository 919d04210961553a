import { isMade, mayFollow } from './agreed-moves.js';

const heat = { work: 'heat', start: '2031-05-01', end: '2031-05-20' };
const yard = { work: 'yard', start: '2031-06-01', end: '2031-06-20' };
const placed = ({ work, start, end }: typeof heat, change: object = {}) => ({ id: work, start, end, ...change });

describe('agreed moves', () => {
  it('are made when the work stands on both of its days', () => {
    expect(isMade(heat, [placed(yard), placed(heat)])).toBe(true);
    expect(isMade(heat, [placed(yard), placed(heat, { end: '2031-05-21' })])).toBe(false);
    expect(isMade(heat, [])).toBe(false);
  });

  it.each([
    ['of an open finding', false, false, true],
    ['of a closed one when another move ended it', true, true, true],
    ['of a closed one that ended by itself: not', true, false, false],
  ])('may be made %s', (_name, isClosed, isFirstMade, expected) => {
    const works = [placed(heat, isFirstMade ? {} : { start: '2031-05-02' }), placed(yard, { start: '2031-05-31' })];
    expect(mayFollow(isClosed, [heat, yard], works)).toBe(expected);
  });
});
