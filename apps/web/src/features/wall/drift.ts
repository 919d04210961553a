/** The picture stands this long in one place. */
const STEP_MS = 60_000;
/** Corners and sides of a square the picture is moved around, in parts of the reach. */
const ROUND = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/** Where the picture stands at a moment, px: it jumps a little once a minute, so that no edge burns in. */
export function driftAt(now: number, reachPx: number): { x: number; y: number } {
  const [x, y] = ROUND[Math.floor(now / STEP_MS) % ROUND.length] ?? [0, 0];
  return { x: x * reachPx, y: y * reachPx };
}
