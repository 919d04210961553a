import { cellsFor } from './cells.js';

const least = { w: 8, h: 4 };

describe('cards in a room', () => {
  it.each([
    ['six in a room a little wider than high', 6, { w: 24, h: 18 }, { columns: 2, rows: 3 }],
    ['six in a wide room', 6, { w: 60, h: 12 }, { columns: 3, rows: 2 }],
    ['six in a strip', 6, { w: 60, h: 5 }, { columns: 6, rows: 1 }],
    ['six in a tower', 6, { w: 10, h: 40 }, { columns: 1, rows: 6 }],
    ['one', 1, { w: 30, h: 20 }, { columns: 1, rows: 1 }],
  ])('%s', (_title, count, room, cells) => expect(cellsFor(count, room, least)).toEqual(cells));

  it('are as many as have room when not all have', () => {
    expect(cellsFor(17, { w: 20, h: 13 }, least)).toEqual({ columns: 2, rows: 3 });
  });

  it('are never none', () => expect(cellsFor(3, { w: 2, h: 1 }, least)).toEqual({ columns: 1, rows: 1 }));
});
