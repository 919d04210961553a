import { ageOf } from './age.js';

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
