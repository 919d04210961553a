import type { Geometry } from '@abat/contracts';
import type { Box } from '../surface.js';

function* positionsOf(part: unknown): Generator<[number, number]> {
  if (!Array.isArray(part)) return;
  if (typeof part[0] === 'number' && typeof part[1] === 'number') yield [part[0], part[1]];
  else for (const inner of part) yield* positionsOf(inner);
}

const areaOf = ([west, south, east, north]: Box): number => (east - west) * (north - south);

/** The box around the largest part of a geometry: what lies far off would make the rest small. */
export function mainBoxOf({ type, coordinates }: Geometry): Box {
  const parts = type === 'MultiPolygon' ? (coordinates as Geometry['coordinates'][]) : [coordinates];
  return parts.map(boxAround).reduce((largest, box) => (areaOf(box) > areaOf(largest) ? box : largest));
}

/** The box around boxes, degrees. */
export const boxAroundBoxes = (boxes: readonly Box[]): Box =>
  boxAround(
    boxes.flatMap(([west, south, east, north]) => [
      [west, south],
      [east, north],
    ]),
  );

/** The box around a geometry of EPSG:4326, degrees. */
export function boxOf(geometry: Geometry): Box {
  return boxAround(geometry.coordinates);
}

function boxAround(coordinates: unknown): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of positionsOf(coordinates)) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
