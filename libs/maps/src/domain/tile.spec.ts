import { parseTile } from './tile.js';

describe('parseTile', () => {
  it('reads the tile of the left-bank centre of Astana', () => {
    expect(parseTile('12', '2861', '1366')).toEqual({ z: 12, x: 2861, y: 1366 });
  });

  it.each([
    ['17', '0', '0'],
    ['5', '0', '0'],
    ['8', '256', '0'],
    ['8', '-1', '0'],
    ['8', '1e2', '0'],
    ['8', '0', '99999999'],
  ])('refuses %s/%s/%s', (z, x, y) => {
    expect(() => parseTile(z, x, y)).toThrow('resource.not-found');
  });
});
