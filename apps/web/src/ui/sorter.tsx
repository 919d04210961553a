import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import classes from './sorter.module.css';

/** The order a table stands in: `cost`, downwards `-cost`; null: its own. */
export type Sorting = { sort: string | null; onSort: (sort: string | null) => void };

/** Each press: upwards, downwards, back to the own order of the table. */
function nextSort(order: string, sort: string | null): string | null {
  if (sort === order) return `-${order}`;
  return sort === `-${order}` ? null : order;
}

type Direction = 'ascending' | 'descending' | 'none';
const SIGNS = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort } as const;

/** How a table stands by one of its columns, for `aria-sort`. */
export const directionOf = (order: string, sort: string | null): Direction =>
  sort === order ? 'ascending' : sort === `-${order}` ? 'descending' : 'none';

/** The name of a column that orders its table by a press. */
export function Sorter({ order, label, sort, onSort }: Sorting & { order: string; label: string }) {
  const direction = directionOf(order, sort);
  const Sign = SIGNS[direction];
  return (
    <button
      type="button"
      className={classes.sorter}
      data-on={direction !== 'none' || undefined}
      onClick={() => onSort(nextSort(order, sort))}
    >
      {label}
      <Sign size={13} aria-hidden />
    </button>
  );
}
