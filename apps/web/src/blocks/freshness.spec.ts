import { freshForMs, limitOf } from './freshness.js';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const LIMIT_MS = limitOf(5 * 60_000);

describe('an answer on screen', () => {
  it.each([
    ['has all of its time when it has just come', 0, LIMIT_MS],
    ['has the rest of it later', 2 * 60_000, LIMIT_MS - 2 * 60_000],
    ['has a moment left just before its limit', LIMIT_MS - 1, 1],
    ['is out of date at its limit', LIMIT_MS, 0],
    ['is out of date ever after', 24 * 3_600_000, 0],
    ['is not fresh for longer when the clock was set back', -3_600_000, LIMIT_MS],
  ])('%s', (_title, ageMs, left) => {
    expect(freshForMs({ error: null, dataUpdatedAt: NOON - ageMs }, LIMIT_MS, NOON)).toBe(left);
  });

  it('is out of date at once when the question for the next one failed', () => {
    expect(freshForMs({ error: new Error('500'), dataUpdatedAt: NOON }, LIMIT_MS, NOON)).toBe(0);
  });

  it('may stand longer than the time after which it is asked for again', () => {
    expect(limitOf(30_000)).toBeGreaterThan(30_000);
  });
});
