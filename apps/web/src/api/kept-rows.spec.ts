import { keepWithinMoment, keepWithinTime } from './kept-rows.js';

const before = (filters: object) => ({ queryKey: ['works', 'list', filters] });
const at = '2026-11-01T00:00:00Z';

describe('Given rows on the screen while others are asked for', () => {
  it.each([
    { what: 'another search', was: {}, is: { q: 'двор' }, stays: true },
    {
      what: 'another moment of the past, as in a replay',
      was: { at },
      is: { at: '2026-11-02T00:00:00Z' },
      stays: true,
    },
    { what: 'another day of the plan', was: { on: '2027-06-15' }, is: { on: '2027-06-16' }, stays: true },
    { what: 'the past', was: {}, is: { at }, stays: false },
    { what: 'the plan', was: {}, is: { on: '2027-06-15' }, stays: false },
    { what: 'now again', was: { at }, is: {}, stays: false },
    { what: 'the plan after the past', was: { at }, is: { on: '2027-06-15' }, stays: false },
  ])('$what: they stay is $stays', ({ was, is, stays }) => {
    expect(keepWithinTime(is)('rows', before(was))).toBe(stays ? 'rows' : undefined);
  });

  it('where the day is a filter of its own, it may change; the moment may not begin or end', () => {
    const on = '2027-06-15';
    expect(keepWithinMoment({ on })('rows', before({}))).toBe('rows');
    expect(keepWithinMoment({ on, at })('rows', before({ at }))).toBe('rows');
    expect(keepWithinMoment({ on, at })('rows', before({ on }))).toBeUndefined();
    expect(keepWithinMoment({ on })('rows', before({ on, at }))).toBeUndefined();
  });

  it('nothing stays where nothing was', () => {
    expect(keepWithinTime({})(undefined, undefined)).toBeUndefined();
  });
});
