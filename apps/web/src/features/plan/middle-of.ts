type Boxed = { bbox: readonly [number, number, number, number] | null };

/** The middle of the box around all that have a place, lon and lat in EPSG:4326; none while none has. */
export function middleOf(rows: readonly Boxed[]): [number, number] | null {
  const boxes = rows.flatMap(({ bbox }) => (bbox ? [bbox] : []));
  if (boxes.length === 0) return null;
  const [west, south] = [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1]))];
  const [east, north] = [Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3]))];
  return [(west + east) / 2, (south + north) / 2];
}
