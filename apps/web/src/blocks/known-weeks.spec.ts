import { firstKnown, isWeekBeforeKnown, sumOf } from './known-weeks.js';

const week = (opened: number | null) => ({ from: '2026-11-16', open: opened, opened, closed: opened, works: 4 });

describe('weeks of which something is known', () => {
  it('begin with the first value, however many steps back', () => {
    expect(firstKnown([null, null, 7, 9, 0])).toEqual({ first: 7, count: 2 });
    expect(firstKnown([3, 4])).toEqual({ first: 3, count: 1 });
    expect(firstKnown([null, 5])).toEqual({ first: 5, count: 0 });
    expect(firstKnown([])).toEqual({ first: 0, count: 0 });
  });

  it('are summed over districts; a week nothing is known of has no sum, which is not 0', () => {
    const districts = [{ weeks: [week(null), week(2)] }, { weeks: [week(null), week(0)] }];
    expect(sumOf(districts, 0, 'opened')).toBeNull();
    expect(sumOf(districts, 1, 'opened')).toBe(2);
  });

  it.each([
    ['2026-11-08T10:00:00Z', true],
    ['2026-11-08T10:00:01Z', false],
  ])('known since %s: the week before the last is known: %s', (knownSince, isKnown) => {
    expect(isWeekBeforeKnown({ asOf: '2026-11-22T10:00:00Z', knownSince })).toBe(isKnown);
  });
});
