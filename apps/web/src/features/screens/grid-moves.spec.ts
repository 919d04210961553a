import type { PlacedBlock } from '@abat/contracts';
import { changePlace, placeIn, type Least } from './grid-moves.js';

const block = (id: string, [x, y, w, h]: [number, number, number, number]): PlacedBlock => ({
  ...{ id, block: 'text', x, y, w, h, settings: {} },
});
const least: Least = { w: 2, h: 1 };
const two = [block('a', [0, 0, 4, 4]), block('b', [6, 0, 6, 4])];
const first = (blocks: readonly PlacedBlock[]) => {
  const { x, y, w, h } = blocks[0] as PlacedBlock;
  return [x, y, w, h];
};

describe('moving blocks over the grid', () => {
  it.each([
    ['right', 'move', { x: 1, y: 0 }, [1, 0, 4, 4]],
    ['over the left edge', 'move', { x: -1, y: 0 }, [0, 0, 4, 4]],
    ['below the last row', 'move', { x: 0, y: 9 }, [0, 4, 4, 4]],
    ['onto another block', 'move', { x: 4, y: 0 }, [0, 0, 4, 4]],
    ['wider', 'resize', { x: 2, y: 0 }, [0, 0, 6, 4]],
    ['wider than there is room', 'resize', { x: 3, y: 0 }, [0, 0, 4, 4]],
    ['smaller than it can be', 'resize', { x: -9, y: -9 }, [0, 0, 2, 1]],
  ] as const)('%s', (_, kind, by, expected) => {
    expect(first(changePlace(two, { id: 'a', kind, by, least }))).toEqual(expected);
  });

  it('gives a new block the first free place and a name of its own', () => {
    expect(placeIn(two, 'text', least)).toMatchObject({ id: 'text', x: 4, y: 0, w: 2, h: 1 });
    const named = [...two, block('text', [4, 0, 2, 1])];
    expect(placeIn(named, 'text', least)).toMatchObject({ id: 'text-2', x: 4, y: 1 });
    expect(placeIn([block('a', [0, 0, 12, 8])], 'text', least)).toBeNull();
  });
});
