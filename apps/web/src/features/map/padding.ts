type Padding = { top: number; bottom: number; left: number; right: number };

/** Of each side of the map at least this much shows what it was asked to show, pixels. */
const LEAST_PX = 40;

function shrunk(first: number, second: number, roomPx: number): [number, number] {
  const most = Math.max(roomPx - LEAST_PX, 0);
  const share = first + second > most ? most / (first + second) : 1;
  return [first * share, second * share];
}

/** The padding, smaller where a map is too small for it: a map that is all padding cannot show anything. */
export function paddingWithin({ top, bottom, left, right }: Padding, room: { width: number; height: number }): Padding {
  const [upper, lower] = shrunk(top, bottom, room.height);
  const [west, east] = shrunk(left, right, room.width);
  return { top: upper, bottom: lower, left: west, right: east };
}
