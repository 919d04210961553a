/** `[lon, lat]` in EPSG:4326. */
export type Position = readonly [lon: number, lat: number];

// Metres of a degree in the middle of Astana; within the city they are right to 0.5 %.
const LATITUDE = 51.13;
const LAT_M = 111_270;
const LON_M = 111_320 * Math.cos((LATITUDE * Math.PI) / 180);

const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** The position `east` and `north` metres away, rounded to about 1 cm. */
export function moved([lon, lat]: Position, east: number, north: number): Position {
  return [rounded(lon + east / LON_M), rounded(lat + north / LAT_M)];
}

/** Metres east and north from one position to another. */
export function vector(from: Position, to: Position): { east: number; north: number } {
  return { east: (to[0] - from[0]) * LON_M, north: (to[1] - from[1]) * LAT_M };
}

/** Length in metres from each position to the next. */
export function legsM(line: readonly Position[]): number[] {
  return line.slice(1).map((to, index) => {
    const { east, north } = vector(line[index] ?? to, to);
    return Math.hypot(east, north);
  });
}

/** The part of a line from `startM` on, `lengthM` long or up to its end. */
export function stretch(line: readonly Position[], startM: number, lengthM: number): Position[] {
  const legs = legsM(line);
  const part: Position[] = [];
  let passed = 0;
  for (const [index, leg] of legs.entries()) {
    const [from, to] = [line[index], line[index + 1]];
    if (!from || !to) break;
    const at = (distance: number): Position => {
      const { east, north } = vector(from, to);
      return moved(from, (east * (distance - passed)) / leg, (north * (distance - passed)) / leg);
    };
    const [first, last] = [Math.max(startM, passed), Math.min(startM + lengthM, passed + leg)];
    if (leg > 0 && first < last) part.push(...(part.length === 0 ? [at(first), at(last)] : [at(last)]));
    passed += leg;
  }
  return part;
}

/** Whether a position lies inside a closed ring. */
export function isInside([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Area of a closed ring in square metres. */
export function areaM2(ring: readonly Position[]): number {
  const origin = ring[0];
  if (!origin) return 0;
  const points = ring.map((position) => vector(origin, position));
  const twice = points.reduce((sum, from, index) => {
    const to = points[(index + 1) % points.length] ?? from;
    return sum + from.east * to.north - to.east * from.north;
  }, 0);
  return Math.abs(twice) / 2;
}
