import { SCENE_GRID, type ScreenProfile } from '@abat/contracts';

type Size = { heightPx: number; headerPx: number; gapPx: number };

/**
 * Heights of the rows of a scene, px. On a video wall the edges of tiles fall into the gaps between rows: the header is
 * taken from the rows of the first tile only. Rows that do not divide by the tiles are all alike.
 */
export function rowHeights({ rows: tiles }: Pick<ScreenProfile, 'rows'>, size: Size): number[] {
  const { heightPx, headerPx, gapPx } = size;
  const perTile = SCENE_GRID.rows / tiles;
  const alike = (heightPx - headerPx) / SCENE_GRID.rows - gapPx;
  if (!Number.isInteger(perTile)) return Array.from({ length: SCENE_GRID.rows }, () => alike);
  const tilePx = heightPx / tiles;
  return Array.from({ length: SCENE_GRID.rows }, (_, row) => {
    const ownPx = row < perTile ? tilePx - headerPx : tilePx;
    return Math.max(1, ownPx / perTile - gapPx);
  });
}
