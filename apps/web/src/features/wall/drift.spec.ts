import { driftAt } from './drift.js';

describe('drift of the picture', () => {
  it('stands within a minute, moves with the next, and never leaves its reach', () => {
    expect(driftAt(1000, 6)).toEqual(driftAt(59_000, 6));
    const places = Array.from({ length: 9 }, (_, minute) => driftAt(minute * 60_000, 6));
    expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(9);
    for (const { x, y } of places) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(6);
    const sum = places.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
    expect(sum).toEqual({ x: 0, y: 0 });
  });
});
