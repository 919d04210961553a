import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { focusNeighbour } from './focus-neighbour.js';
import classes from './virtual-list.module.css';

type VirtualListProps<Item> = {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  selectedKey: string | null;
  /** Height of a row before it is measured, px. */
  rowHeight: number;
  label: string;
  testId: string;
  renderRow: (item: Item) => ReactNode;
  onSelect: (item: Item) => void;
  /** Called when the end of what is loaded comes near. */
  onNearEnd: () => void;
};

const ROWS_AHEAD = 8;

/** A long list of which only the rows in view exist. Arrows move, Enter selects; the chosen row is scrolled into view and the focus of the list goes to it. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, selectedKey, onSelect, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.rowHeight,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    overscan: ROWS_AHEAD,
  });
  const rows = list.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (items.length > 0 && lastShown >= items.length - ROWS_AHEAD) onNearEnd();
  }, [lastShown, items.length, onNearEnd]);
  const selectedIndex = items.findIndex((item) => keyOf(item) === selectedKey);
  useEffect(() => {
    if (selectedIndex >= 0) list.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedIndex, list]);
  // Chosen by a key of the page: Enter must not select again the row that was chosen before.
  useEffect(() => {
    const box = scroller.current;
    if (selectedKey !== null && box?.contains(document.activeElement))
      box.querySelector<HTMLElement>('[aria-current=true]')?.focus({ preventScroll: true });
  }, [selectedKey]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const buttons = event.currentTarget.querySelectorAll<HTMLButtonElement>(':scope > li > button');
    focusNeighbour(buttons, event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <div ref={scroller} className={classes.scroller} data-testid={props.testId}>
      <ul
        className={classes.list}
        style={{ height: list.getTotalSize() }}
        aria-label={props.label}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const isSelected = row.index === selectedIndex;
          return (
            <li
              key={row.key}
              ref={list.measureElement}
              data-index={row.index}
              className={classes.row}
              style={{ translate: `0 ${row.start}px` }}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
            >
              <button
                type="button"
                className={classes.button}
                aria-current={isSelected ? 'true' : undefined}
                onClick={() => onSelect(item)}
              >
                {props.renderRow(item)}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
