import type { TileAddress } from '../domain/tile.js';

/**
 * Frame of every layer: the tile's box in Web Mercator, and the same with a margin in EPSG:4326 for the index.
 * The numbers come from a checked address, so they may stand in the SQL text.
 */
export function frame({ z, x, y }: TileAddress): string {
  return `box AS MATERIALIZED (SELECT ST_TileEnvelope(${z}, ${x}, ${y}) AS mercator,
    ST_Transform(ST_TileEnvelope(${z}, ${x}, ${y}, margin => 0.0625), 4326) AS degrees)`;
}

/** A geometry (EPSG:4326) in tile coordinates. */
export const inTile = (geometry: string): string =>
  `ST_AsMVTGeom(ST_Transform(${geometry}, 3857), box.mercator, 4096, 256, true)`;

/** One source layer of a tile from a SELECT whose geometry column is `geom`. Rows outside the clip are left out. */
export const sourceLayer = (name: string, select: string): string =>
  `(SELECT coalesce(ST_AsMVT(f, '${name}', 4096, 'geom'), ''::bytea) FROM (${select}) f WHERE f.geom IS NOT NULL)`;

/** Squares of 64 screen pixels (1/8 of a tile) in which far-away features are counted. */
export const clusterCell = ({ z }: TileAddress): number => 40_075_016.68557849 / 2 ** z / 8;
