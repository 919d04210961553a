import { ageOf, isLate } from './age.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('age of an alarm', () => {
  it.each([
    ['2026-11-21T12:00:00Z', 0, '0:00:00'],
    ['2026-11-21T11:59:01Z', 0, '0:00:59'],
    ['2026-11-21T10:54:55Z', 0, '1:05:05'],
    ['2026-11-20T12:00:00Z', 1, '0:00:00'],
    ['2026-11-18T11:00:00Z', 3, '1:00:00'],
    ['2026-11-21T12:00:30Z', 0, '0:00:00'],
  ])('of %s: %i days and %s', (moment, days, clock) => {
    expect(ageOf(moment, NOW)).toEqual({ days, clock });
  });
});

describe('the time to take an alarm', () => {
  const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

  it.each([
    ['is over once its moment has passed', 'new', -1, true],
    ['is not over at its moment', 'new', 0, false],
    ['is not over before', 'new', 60, false],
    ['is of no matter when somebody has taken it', 'taken', -60, false],
    ['is of no matter while it is put aside', 'snoozed', -60, false],
  ] as const)('%s', (_title, state, seconds, late) => {
    expect(isLate({ state, respondBy: at(seconds) }, NOW)).toBe(late);
  });
});
