import { momentOf } from './since.js';

const HOUR = Date.parse('2026-11-22T09:00:00Z');
const DAY_AGO = '2026-11-21T09:00:00.000Z';

describe('the beginning of what changed', () => {
  it('is the end of the last shift, whenever that was', () => {
    expect(momentOf('shift', HOUR, '2026-11-20T03:00:00.000Z')).toBe('2026-11-20T03:00:00.000Z');
    expect(momentOf('shift', HOUR, null)).toBeNull();
  });

  it('is a day or a week ago to the hour', () => {
    expect(momentOf('day', HOUR, null)).toBe(DAY_AGO);
    expect(momentOf('week', HOUR, null)).toBe('2026-11-15T09:00:00.000Z');
  });

  it.each(['toString', '__proto__', 'soon', '', '2090-01-01', '-1'])('is a day ago for %j', (since) => {
    expect(momentOf(since, HOUR, null)).toBe(DAY_AGO);
  });

  it('is a moment of the address as the server takes it', () => {
    expect(momentOf('2026-11-22T08:00:00+05:00', HOUR, null)).toBe('2026-11-22T08:00:00+05:00');
    expect(momentOf('2026-11-01', HOUR, null)).toBe('2026-11-01T00:00:00.000Z');
  });
});
