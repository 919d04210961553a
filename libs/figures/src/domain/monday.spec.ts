import { mondayOf } from './monday.js';

describe('mondayOf', () => {
  it.each([
    ['2026-11-16', '2026-11-16'],
    ['2026-11-21', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['2027-01-01', '2026-12-28'],
    ['2028-03-01', '2028-02-28'],
  ])('gives for %s the Monday %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });
});
