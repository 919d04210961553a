/** West, south, east, north in degrees of EPSG:4326. */
export type Box = [number, number, number, number];

/** Where the places of an import are expected, and how sure that is. */
export type WorkArea = {
  box: Box;
  /** True when it stems from the loaded city: then places outside are refused, not only swapped ones. */
  fromCity: boolean;
};

/** How far from the city a work or site may lie, in metres. */
export const CITY_REACH_M = 50_000;

const METRES_PER_DEGREE = 111_320;

/** The box grown by a distance in metres. */
export function grow([west, south, east, north]: Box, metres: number): Box {
  const lat = metres / METRES_PER_DEGREE;
  const lon = lat / Math.max(0.05, Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180));
  return [west - lon, south - lat, east + lon, north + lat];
}

/** The rough area a UTM zone is used for; null for other systems. Tells swapped coordinates before a city is loaded. */
export function areaOfUtm(srid: number): WorkArea | null {
  const zone = srid % 100;
  const hemisphere = Math.floor(srid / 100);
  if ((hemisphere !== 326 && hemisphere !== 327) || zone < 1 || zone > 60) return null;
  const meridian = zone * 6 - 183;
  const box: Box = hemisphere === 326 ? [meridian - 9, 0, meridian + 9, 84] : [meridian - 9, -80, meridian + 9, 0];
  return { box, fromCity: false };
}

/** True when the inner box lies in the outer one. */
export function holds(outer: Box, inner: Box): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

/** The box with longitude and latitude exchanged. */
export const swapped = ([west, south, east, north]: Box): Box => [south, west, north, east];
