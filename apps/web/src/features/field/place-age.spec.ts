import { afterLoss, type Here, isOld, NOWHERE, withoutOld } from './place-age.js';

const MINUTE = 60_000;
const NOW = Date.parse('2026-11-21T09:00:00Z');
const known = (minutesAgo: number): Here => ({
  ...{ status: 'known', point: [71.43, 51.128], accuracyM: 8 },
  at: NOW - minutesAgo * MINUTE,
});

describe('the age of a place', () => {
  it.each([
    [0, false],
    [2, false],
    [3, true],
    [-60, true],
  ])('told %s minutes ago: old %s', (minutes, expected) => {
    expect(isOld(known(minutes), NOW)).toBe(expected);
  });

  it('makes a place of the site before none', () => {
    expect(withoutOld(known(60), NOW)).toEqual(NOWHERE);
    expect(withoutOld(known(1), NOW)).toEqual(known(1));
    expect(withoutOld({ ...NOWHERE, status: 'refused' }, NOW).status).toBe('refused');
  });
});

describe('a device that cannot tell its place', () => {
  it('keeps the place of a moment ago only', () => {
    expect(afterLoss(known(1), false, NOW)).toEqual(known(1));
    expect(afterLoss(known(60), false, NOW)).toEqual({ ...NOWHERE, status: 'failed' });
    expect(afterLoss(NOWHERE, false, NOW).status).toBe('failed');
  });

  it('keeps none when it may not tell any more', () => {
    expect(afterLoss(known(1), true, NOW)).toEqual({ ...NOWHERE, status: 'refused' });
  });
});
