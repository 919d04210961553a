import { DomainError } from '@abat/contracts';

/** A tile of the Web Mercator pyramid. */
export type TileAddress = { z: number; x: number; y: number };

/** Least and greatest zoom tiles are made for; viewers stretch the greatest. */
export const ZOOM = { min: 6, max: 16 } as const;

/** From this zoom on single works and findings are drawn; farther out they are counted. */
export const SINGLE_ZOOM = 12;

/** From these zooms on single sites and restrictions are drawn. */
export const SINGLE_SITES_ZOOM = 10;
export const SINGLE_RESTRICTIONS_ZOOM = 11;

/** A tile that would draw more single works, findings, sites or restrictions than this counts them instead: nothing is ever left out. */
export const MOST_SINGLE = 5_000;

const INTEGER = /^\d{1,7}$/;

/**
 * Reads a tile address.
 * @throws DomainError resource.not-found for one outside the pyramid or the zooms we serve
 */
export function parseTile(z: string, x: string, y: string): TileAddress {
  if (![z, x, y].every((part) => INTEGER.test(part))) throw new DomainError('resource.not-found');
  const tile = { z: Number(z), x: Number(x), y: Number(y) };
  const side = 2 ** tile.z;
  if (tile.z < ZOOM.min || tile.z > ZOOM.max || tile.x >= side || tile.y >= side)
    throw new DomainError('resource.not-found');
  return tile;
}
