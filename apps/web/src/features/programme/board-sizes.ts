import { COLUMN_PX, type ColumnKey } from './column-keys.js';

/** Widths of the first column and of the timeline, pixels. */
export type BoardSizes = { first: number; lane: number };
type Look = { show: 'both' | 'table' | 'chart'; columns: readonly ColumnKey[] };

/** Pixels: first column on a desk and on a phone, what it may grow by on a great screen, least width of the timeline. */
const FIRST = { wide: 290, narrow: 188 };
const MORE_FIRST = 250;
const LEAST_LANE = 180;
/** Least and greatest part of the screen the timeline takes beside the table; on a great screen less is enough. */
const LANE_SHARE = { least: 0.38, most: 0.45, mostOfGreat: 0.4 };
const GREAT_PX = 2000;

/** Columns that stand whole within the room: the timeline begins where a column ends. */
function wholeColumns(columns: readonly ColumnKey[], room: number): number {
  let sum = 0;
  for (const column of columns) {
    if (sum + COLUMN_PX[column] > room) return sum;
    sum += COLUMN_PX[column];
  }
  return sum;
}

/** Shares a board of some width out: the columns that fit, the timeline, and long titles what is left over. */
export function boardSizes(width: number, { show, columns }: Look, isNarrow: boolean): BoardSizes {
  const least = isNarrow ? FIRST.narrow : FIRST.wide;
  if (show === 'chart') return { first: least, lane: Math.max(width - least, LEAST_LANE) };
  const beside = wholeColumns(columns, width - least - Math.max(LEAST_LANE, width * LANE_SHARE.least));
  const lane = width - least - beside;
  const most = width * (width >= GREAT_PX ? LANE_SHARE.mostOfGreat : LANE_SHARE.most);
  const spare = isNarrow ? 0 : Math.min(Math.max(0, Math.floor(lane - most)), MORE_FIRST);
  return { first: least + spare, lane: Math.max(lane - spare, LEAST_LANE) };
}
