/** Middle of the box of a geometry (EPSG:4326), in EPSG:3857: exact enough for a count, and it costs nothing. */
export const middleOf = (geom: string): string =>
  `ST_Transform(ST_SetSRID(ST_Centroid(Box2D(${geom})::geometry), 4326), 3857)`;

/** Whether a point of `x` and `y` is of a square (all EPSG:3857): each point is exactly one's. */
export const ownedBy = (square: string, x: string, y: string): string =>
  `${x} >= ST_XMin(${square}) AND ${x} < ST_XMax(${square}) AND ${y} >= ST_YMin(${square}) AND ${y} < ST_YMax(${square})`;

/** Whether a geometry (EPSG:4326) is counted in a square (EPSG:3857): by the middle of its box, as the map counts. */
export function countedIn(square: string, geom: string): string {
  const point = middleOf(geom);
  // The box first, a metre wider than the square: that is asked of the index.
  const near = `${geom} && ST_Transform(ST_Expand(${square}, 1), 4326)`;
  return `${near} AND ${ownedBy(square, `ST_X(${point})`, `ST_Y(${point})`)}`;
}
