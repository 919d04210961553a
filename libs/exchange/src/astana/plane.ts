/** Longitude and latitude in degrees (EPSG:4326). */
export type LonLat = [number, number];
export type Ring = LonLat[];

const METRES_PER_DEGREE = 111_320;

/** Metres per degree of longitude and latitude near a place; good to a metre or so over a few kilometres. */
const scale = (lat: number): [number, number] => [
  METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180),
  METRES_PER_DEGREE,
];

/** The point at a distance in metres east and north. */
export function shift([lon, lat]: LonLat, eastM: number, northM: number): LonLat {
  const [x, y] = scale(lat);
  return round([lon + eastM / x, lat + northM / y]);
}

/** Seven decimals: about a centimetre. */
export const round = ([lon, lat]: LonLat): LonLat => [Number(lon.toFixed(7)), Number(lat.toFixed(7))];

/** Distance in metres. */
export function distanceM(a: LonLat, b: LonLat): number {
  const [x, y] = scale((a[1] + b[1]) / 2);
  return Math.hypot((a[0] - b[0]) * x, (a[1] - b[1]) * y);
}

/** Length of a line in metres. */
export function lengthM(line: readonly LonLat[]): number {
  return line.slice(1).reduce((sum, point, index) => sum + distanceM(line[index] as LonLat, point), 0);
}

/** Area of a ring in square metres. */
export function areaM2(ring: Ring): number {
  const origin = ring[0] as LonLat;
  const [x, y] = scale(origin[1]);
  const sum = ring.slice(1).reduce((total, [lon, lat], index) => {
    const [previousLon, previousLat] = ring[index] as LonLat;
    return (
      total +
      (previousLon - origin[0]) * x * (lat - origin[1]) * y -
      (lon - origin[0]) * x * (previousLat - origin[1]) * y
    );
  }, 0);
  return Math.abs(sum / 2);
}

/** A circle as a polygon of 48 sides. */
export function circle(centre: LonLat, radiusM: number): { type: 'Polygon'; coordinates: Ring[] } {
  const sides = 48;
  const ring = Array.from({ length: sides }, (_side, index) => {
    const angle = (index / sides) * 2 * Math.PI;
    return shift(centre, radiusM * Math.cos(angle), radiusM * Math.sin(angle));
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as LonLat]] };
}

/** True when the point lies in the ring (even-odd rule). */
export function inRing([lon, lat]: LonLat, ring: Ring): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1, y1] = ring[at] as LonLat;
    const [x2, y2] = ring[before] as LonLat;
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Mean of the corners of a ring: near its middle, and inside it for convex shapes. */
export function middle(ring: Ring): LonLat {
  const corners = ring.slice(0, -1);
  const sum = corners.reduce<LonLat>(([x, y], [lon, lat]) => [x + lon, y + lat], [0, 0]);
  return round([sum[0] / corners.length, sum[1] / corners.length]);
}

/** The ring drawn towards its middle: 1 leaves it, 0.5 halves it. */
export function shrink(ring: Ring, factor: number): Ring {
  const [x, y] = middle(ring);
  return ring.map(([lon, lat]) => round([x + (lon - x) * factor, y + (lat - y) * factor]));
}
