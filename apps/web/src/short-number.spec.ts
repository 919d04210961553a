import { bothNumbers, hitNumber, shortNumber } from './short-number.js';

describe('a short number', () => {
  it('is the letter of its type and the number', () => {
    expect(shortNumber('finding', 17)).toBe('F-17');
    expect(shortNumber('restriction', 3)).toBe('R-3');
  });

  it('stands beside the id of the city, but not beside itself', () => {
    expect(bothNumbers('work', 1043, 'demo-2026-17')).toBe('W-1043 · demo-2026-17');
    expect(bothNumbers('work', 1043, 'W-1043')).toBe('W-1043');
  });

  it('is empty for what has none', () => {
    expect(hitNumber({ type: 'territory', number: null })).toBe('');
    expect(hitNumber({ type: 'agency', number: 4 })).toBe('');
    expect(hitNumber({ type: 'site', number: 4 })).toBe('S-4');
  });
});
