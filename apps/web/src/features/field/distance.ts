import type { Bbox } from '../map/map-controller.js';
import type { LonLat } from './place-age.js';

const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

const nearest = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to);

/** Metres on the sphere between two places (EPSG:4326). */
function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const half = (degrees: number): number => Math.sin((degrees * RADIANS) / 2) ** 2;
  const chord = half(latB - latA) + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * half(lonB - lonA);
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(Math.min(1, chord)));
}

/** Metres from a place to a box of degrees, 0 inside: never more than to what lies in the box. */
export const metresToBox = (place: LonLat, [west, south, east, north]: Bbox): number =>
  metresBetween(place, [nearest(place[0], west, east), nearest(place[1], south, north)]);
