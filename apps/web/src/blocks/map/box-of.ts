import type { Geometry } from '@abat/contracts';
import type { Box } from '../surface.js';

function* positionsOf(part: unknown): Generator<[number, number]> {
  if (!Array.isArray(part)) return;
  if (typeof part[0] === 'number' && typeof part[1] === 'number') yield [part[0], part[1]];
  else for (const inner of part) yield* positionsOf(inner);
}

/** The box around a geometry of EPSG:4326, degrees. */
export function boxOf(geometry: Geometry): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of positionsOf(geometry.coordinates)) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
