import { layoutFaults, SCENE_GRID, type PlacedBlock } from '@abat/contracts';

export type Delta = { x: number; y: number };
/** Least size of a block, cells. */
export type Least = { w: number; h: number };
type Change = { id: string; kind: 'move' | 'resize'; by: Delta; least: Least };

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

function changed(block: PlacedBlock, { kind, by, least }: Change): PlacedBlock {
  const { columns, rows } = SCENE_GRID;
  if (kind === 'move')
    return {
      ...block,
      x: within(block.x + by.x, 0, columns - block.w),
      y: within(block.y + by.y, 0, rows - block.h),
    };
  return {
    ...block,
    w: within(block.w + by.x, Math.min(least.w, columns - block.x), columns - block.x),
    h: within(block.h + by.y, Math.min(least.h, rows - block.y), rows - block.y),
  };
}

/** Moves or resizes a block by cells; where it would lie on another one, everything stays as it is. */
export function changePlace(blocks: readonly PlacedBlock[], change: Change): readonly PlacedBlock[] {
  const next = blocks.map((block) => (block.id === change.id ? changed(block, change) : block));
  return layoutFaults(next).length === 0 ? next : blocks;
}

/** The first free place for a new block, or null when the scene is full. */
export function placeIn(
  blocks: readonly PlacedBlock[],
  code: PlacedBlock['block'],
  { w, h }: Least,
): PlacedBlock | null {
  const taken = new Set(blocks.map(({ id }) => id));
  let id: string = code;
  for (let number = 2; taken.has(id); number += 1) id = `${code}-${number}`;
  for (let y = 0; y + h <= SCENE_GRID.rows; y += 1)
    for (let x = 0; x + w <= SCENE_GRID.columns; x += 1) {
      const placed: PlacedBlock = { id, block: code, x, y, w, h, settings: {} };
      if (layoutFaults([...blocks, placed]).length === 0) return placed;
    }
  return null;
}
