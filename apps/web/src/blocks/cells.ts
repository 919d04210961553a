export type Cells = { columns: number; rows: number };
type Size = { w: number; h: number };

/** Width to height of a card that looks well. */
const GOOD_RATIO = 2;

/** Far from the good ratio in either direction. */
const strangeness = ({ w, h }: Size): number => Math.abs(Math.log(w / h / GOOD_RATIO));

/**
 * Columns and rows in which cards stand best. When not all have room, as many as have.
 * @param room and `least` in the same unit
 */
export function cellsFor(count: number, room: Size, least: Size): Cells {
  const columns = Array.from({ length: Math.max(1, count) }, (_, index) => index + 1);
  const all = columns
    .map((wide) => ({ columns: wide, rows: Math.ceil(count / wide) }))
    .map((cells) => ({ ...cells, card: { w: room.w / cells.columns, h: room.h / Math.max(1, cells.rows) } }))
    .filter(({ card }) => card.w >= least.w && card.h >= least.h)
    // An empty corner looks like something is missing.
    .toSorted((a, b) => (a.columns * a.rows - b.columns * b.rows) * 0.5 + strangeness(a.card) - strangeness(b.card));
  const best = all[0];
  if (best) return { columns: best.columns, rows: best.rows };
  return { columns: Math.max(1, Math.floor(room.w / least.w)), rows: Math.max(1, Math.floor(room.h / least.h)) };
}
