import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { ApiClient } from '../../support/api-client.js';

/** A feature of a tile: its properties and type (1 point, 2 line, 3 area). */
export type TileFeature = { properties: Record<string, number | string | boolean>; type: number };
export type Tile = { z: number; x: number; y: number };

/** Reads a vector tile into its layers. */
export function decodeTile(bytes: Buffer): Record<string, TileFeature[]> {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_each, index) => layer.feature(index) as unknown as TileFeature),
    ]),
  );
}

const column = (lon: number, z: number): number => Math.floor(((lon + 180) / 360) * 2 ** z);
const row = (lat: number, z: number): number =>
  Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);

/** The tiles of a zoom that cover a box of degrees. */
export function tilesOver([west, south, east, north]: readonly [number, number, number, number], z: number): Tile[] {
  const tiles: Tile[] = [];
  for (let x = column(west, z); x <= column(east, z); x += 1)
    for (let y = row(north, z); y <= row(south, z); y += 1) tiles.push({ z, x, y });
  return tiles;
}

export const tilePath = (layer: string, { z, x, y }: Tile, query = ''): string =>
  `/tiles/${layer}/${z}/${x}/${y}.mvt${query}`;

/** All features of a source layer over a box at a zoom. @throws when a tile is not there */
export async function featuresOver(
  client: ApiClient,
  what: { layer: string; source: string; z: number; query?: string },
  box: readonly [number, number, number, number],
): Promise<TileFeature[]> {
  const found: TileFeature[] = [];
  for (const tile of tilesOver(box, what.z)) {
    const path = tilePath(what.layer, tile, what.query ?? '');
    const { status, body } = await client.bytes(path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    found.push(...(decodeTile(body)[what.source] ?? []));
  }
  return found;
}
