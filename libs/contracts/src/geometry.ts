import { z } from 'zod';

/** Most positions one geometry may have; more is refused as hostile. */
export const MAX_POSITIONS = 50_000;

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);

/**
 * Largest area of one zone of a work, km2: more than the largest park or residential area, a fraction of a district. A
 * shape beyond that says "somewhere in the city" and would meet every other work.
 */
export const MAX_ZONE_KM2 = 25;

/** RFC 7946 position, EPSG:4326, longitude first. A third number (height) is accepted and dropped. */
export const positionSchema = z
  .array(z.number())
  .min(2)
  .max(3)
  .transform(([lon, lat]) => [lon, lat] as [number, number])
  .pipe(z.tuple([longitude, latitude]));

const line = z.array(positionSchema).min(2);
const ring = z.array(positionSchema).min(4);

const shapes = [
  z.object({ type: z.literal('Point'), coordinates: positionSchema }),
  z.object({ type: z.literal('MultiPoint'), coordinates: z.array(positionSchema).min(1) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line).min(1) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
] as const;

function countPositions(value: unknown): number {
  if (!Array.isArray(value)) return 0;
  if (typeof value[0] === 'number') return 1;
  return value.reduce((sum: number, part) => sum + countPositions(part), 0);
}

/** A GeoJSON geometry (RFC 7946, EPSG:4326) of one of the six simple types, at most {@link MAX_POSITIONS} positions. */
export const geometrySchema = z
  .discriminatedUnion('type', shapes)
  .refine((geometry) => countPositions(geometry.coordinates) <= MAX_POSITIONS, {
    message: `more than ${MAX_POSITIONS} positions`,
  });
export type Geometry = z.infer<typeof geometrySchema>;

/** `lon,lat` in degrees (EPSG:4326). */
export const pointSchema = z.string().transform((text, context) => {
  const [lon, lat, ...rest] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (lon !== undefined && lat !== undefined && rest.length === 0 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90)
    return [lon, lat] as [number, number];
  context.addIssue({ code: 'custom', message: 'a place must be lon,lat in degrees' });
  return z.NEVER;
});

/** `west,south,east,north` in degrees (EPSG:4326). */
export const bboxSchema = z.string().transform((text, context) => {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [west, south, east, north] = numbers as [number, number, number, number];
  const valid =
    numbers.length === 4 &&
    numbers.every((value) => Number.isFinite(value)) &&
    west < east &&
    south < north &&
    west >= -180 &&
    east <= 180 &&
    south >= -90 &&
    north <= 90;
  if (valid) return { west, south, east, north };
  context.addIssue({
    code: 'custom',
    message: 'bbox must be west,south,east,north in degrees with west < east and south < north',
  });
  return z.NEVER;
});
export type BoundingBox = { west: number; south: number; east: number; north: number };

/** A square of the map (Web Mercator): zoom, column from the west, row from the north. */
export type MapSquare = { zoom: number; column: number; row: number };
const SQUARE = /^(\d{1,2})\/(\d{1,7})\/(\d{1,7})$/;
const MOST_SQUARE_ZOOM = 22;

/** `zoom/column/row`, as counts on the map name the square they count. */
export const mapSquareSchema = z.string().transform((text, context): MapSquare => {
  const [zoom = Number.NaN, column = 0, row = 0] = SQUARE.exec(text)?.slice(1).map(Number) ?? [];
  if (zoom <= MOST_SQUARE_ZOOM && Math.max(column, row) < 2 ** zoom) return { zoom, column, row };
  context.addIssue({ code: 'custom', message: 'a square of the map must be zoom/column/row' });
  return z.NEVER;
});
/** The filter of a list by what a count on the map counts. */
export const countedInShape = {
  square: mapSquareSchema
    .optional()
    .describe('zoom/column/row of a square of the map: the rows that its count on the map counts, each in one square'),
} as const;
