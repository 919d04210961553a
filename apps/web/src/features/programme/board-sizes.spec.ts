import { boardSizes } from './board-sizes.js';
import { COLUMN_PX, DEFAULT_COLUMNS } from './column-keys.js';

const look = { show: 'both', columns: DEFAULT_COLUMNS } as const;
const sum = (count: number) => DEFAULT_COLUMNS.slice(0, count).reduce((total, column) => total + COLUMN_PX[column], 0);

describe('the sizes of the programme', () => {
  it.each([
    ['beside the map of a full HD screen', 1234, 3],
    ['on a laptop', 1290, 3],
    ['on a great screen', 3700, DEFAULT_COLUMNS.length],
  ])('%s end the table where a column ends', (_name, width, columns) => {
    const { first, lane } = boardSizes(width, look, false);
    expect(first + sum(columns) + lane).toBe(width);
  });

  it('let titles grow where there is more room than the timeline needs', () => {
    expect(boardSizes(3700, look, false).first).toBe(540);
    expect(boardSizes(2110, look, false).first).toBeGreaterThan(480);
    expect(boardSizes(1828, look, false).first).toBe(290);
    expect(boardSizes(1234, look, false).first).toBe(290);
  });

  it('leave the timeline a width on a phone, and all of it when it stands alone', () => {
    expect(boardSizes(390, look, true)).toEqual({ first: 188, lane: 202 });
    expect(boardSizes(100, look, true).lane).toBe(180);
    expect(boardSizes(1000, { ...look, show: 'chart' }, false)).toEqual({ first: 290, lane: 710 });
  });
});
