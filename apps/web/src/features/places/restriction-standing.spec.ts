import { standingOf } from './restriction-standing.js';

const DAY = '2026-11-22';

describe('how a restriction stands today', () => {
  it.each([
    ['confirmed', '2026-11-22', '2026-11-22', 'in-force'],
    ['confirmed', '2026-11-23', '2026-12-01', 'ahead'],
    ['confirmed', '2026-11-01', '2026-11-21', 'past'],
    ['proposed', '2026-11-01', '2027-11-01', 'proposed'],
    ['proposed', '2025-11-01', '2026-11-21', 'past'],
    ['declined', '2026-11-01', '2027-11-01', 'declined'],
  ] as const)('%s from %s to %s: %s', (state, from, to, standing) => {
    expect(standingOf({ state, from, to }, DAY)).toBe(standing);
  });
});
