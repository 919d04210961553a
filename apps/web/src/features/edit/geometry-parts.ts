import type { Geometry } from '@abat/contracts';

/** The three simple shapes a drawing tool knows. */
export type Part = Extract<Geometry, { type: 'Point' | 'LineString' | 'Polygon' }>;
export type PartType = Part['type'];

type Coordinates = number[] | Coordinates[];

/** Simple parts of a geometry; a simple geometry is its own only part. */
export function partsOf(geometry: Geometry | null): Part[] {
  if (!geometry) return [];
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    default:
      return [geometry];
  }
}

/**
 * One geometry of parts. Parts of another type than the last one are left out: the newest shape decides.
 * No parts make no geometry.
 */
export function joinParts(parts: readonly Part[]): Geometry | null {
  const last = parts.at(-1);
  if (!last) return null;
  const same = parts.filter((part) => part.type === last.type);
  if (same.length === 1) return last;
  const coordinates = same.map((part) => part.coordinates);
  return { type: `Multi${last.type}`, coordinates } as Geometry;
}

const round = (value: Coordinates | number): Coordinates | number =>
  typeof value === 'number' ? Math.round(value * 1e7) / 1e7 : (value.map((part) => round(part)) as Coordinates);

/** The part with seven decimals of a degree (about a centimetre), the precision of the drawing tool. */
export const rounded = (part: Part): Part =>
  ({ type: part.type, coordinates: round(part.coordinates as Coordinates) }) as Part;

/** Polygons with holes cannot be drawn; they are shown and kept as they are. */
export const isDrawable = (part: Part): boolean => part.type !== 'Polygon' || part.coordinates.length === 1;

const flat = (value: unknown): number[][] => {
  if (!Array.isArray(value)) return [];
  return typeof value[0] === 'number' ? [value as number[]] : value.flatMap(flat);
};

/** West, south, east, north of a geometry in degrees. */
export function bboxOf(geometry: Geometry): [number, number, number, number] {
  const positions = flat(geometry.coordinates);
  const lons = positions.map(([lon = 0]) => lon);
  const lats = positions.map(([, lat = 0]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
