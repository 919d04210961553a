import { rowHeights } from './scene-grid.js';

const size = { heightPx: 2160, headerPx: 160, gapPx: 20 };
/** Lower edge of a row with half the gap beneath it. */
const edgeBelow = (rows: readonly number[], row: number): number =>
  size.headerPx + rows.slice(0, row + 1).reduce((sum, height) => sum + height + size.gapPx, 0);

describe('rows of a scene', () => {
  it('are alike on one screen', () => {
    const rows = rowHeights({ rows: 1 }, size);
    expect(new Set(rows).size).toBe(1);
    expect(edgeBelow(rows, 7)).toBe(2160);
  });

  it('leave the edge between two tiles in a gap', () => {
    const rows = rowHeights({ rows: 2 }, size);
    expect(edgeBelow(rows, 3)).toBe(1080);
    expect(edgeBelow(rows, 7)).toBe(2160);
  });

  it('are alike when the tiles do not divide them', () => {
    expect(new Set(rowHeights({ rows: 3 }, size)).size).toBe(1);
  });
});
