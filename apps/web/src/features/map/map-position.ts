/** Where a map looks: centre as longitude, latitude. */
export type MapPosition = { center: [number, number]; zoom: number };

/** Reads `zoom/lat/lon`; anything else is no position. */
export function parsePosition(text: string | null): MapPosition | null {
  const parts = (text ?? '').split('/');
  if (parts.length !== 3 || parts.some((part) => part.trim() === '')) return null;
  const [zoom, lat, lon] = parts.map(Number) as [number, number, number];
  const isUsable = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return isUsable ? { zoom, center: [lon, lat] } : null;
}

/** Five decimals of a degree are about a metre. */
export function writePosition({ zoom, center: [lon, lat] }: MapPosition): string {
  return `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`;
}
