import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import classes from './data-table.module.css';
import { focusNeighbour } from './focus-neighbour.js';
import { directionOf, Sorter, type Sorting } from './sorter.js';

export type Column<Row> = {
  key: string;
  label: string;
  /** CSS grid width: `minmax(160px, 2fr)`. */
  width: string;
  render: (row: Row) => ReactNode;
  isNumeric?: boolean;
  /** What the rows are asked for to stand in the order of this column; without it they cannot. */
  order?: string;
};

type DataTableProps<Row> = {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  selectedKey: string | null;
  sorting?: Sorting;
  label: string;
  testId: string;
  onSelect: (row: Row) => void;
  /** Called when the end of what is loaded comes near. */
  onNearEnd: () => void;
};

const ROW_HEIGHT_PX = 44;
const ROWS_AHEAD = 12;

/** Tracks of the grid. Where one column alone takes what is left, the others take some of it on a great screen. */
function tracksOf<Row>(columns: readonly Column<Row>[]): string {
  const isOneLong = columns.filter(({ width }) => width.endsWith('fr)')).length === 1;
  const trackOf = ({ width }: Column<Row>): string =>
    isOneLong && width.endsWith('px') ? `minmax(${width}, calc(${width} + var(--more)))` : width;
  return columns.map(trackOf).join(' ');
}

/** Whether something in the row was pressed that leads elsewhere. */
const isOwnControl = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('a, button, input, label') !== null;

function Cells<Row>({ columns, row, isSelected, onSelect }: Pick<DataTableProps<Row>, 'columns'> & RowState<Row>) {
  return columns.map((column, index) => {
    const content = column.render(row);
    return (
      <div
        key={column.key}
        role="cell"
        className={classes.cell}
        data-numeric={column.isNumeric || undefined}
        data-empty={content === null || content === '—' || undefined}
      >
        {index > 0 && <span className={classes.label}>{column.label}:</span>}
        {index === 0 ? (
          <button
            type="button"
            className={classes.button}
            aria-current={isSelected ? 'true' : undefined}
            onClick={() => onSelect(row)}
          >
            {content}
          </button>
        ) : (
          content
        )}
      </div>
    );
  });
}
function HeadCell({ column: { label, order, isNumeric }, sorting }: HeadCellProps) {
  const sorted = order !== undefined && sorting ? { order, ...sorting } : null;
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? directionOf(sorted.order, sorted.sort) : undefined}
      data-numeric={isNumeric || undefined}
    >
      {sorted ? <Sorter label={label} {...sorted} /> : label}
    </div>
  );
}
type HeadCellProps = { column: Pick<Column<never>, 'label' | 'order' | 'isNumeric'>; sorting: Sorting | undefined };

type RowState<Row> = { row: Row; isSelected: boolean; onSelect: (row: Row) => void };

/** A long table of which only the rows in view exist. The whole row chooses, by keyboard its first cell; arrows move between rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, keyOf, selectedKey, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: ROWS_AHEAD,
  });
  const shown = list.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - ROWS_AHEAD) onNearEnd();
  }, [lastShown, rows.length, onNearEnd]);
  const selectedIndex = rows.findIndex((row) => keyOf(row) === selectedKey);
  const wasShown = useRef(false);
  useEffect(() => {
    if (selectedIndex < 0) return;
    // Rows above are not measured yet when the table opens: the middle leaves them room to grow.
    list.scrollToIndex(selectedIndex, { align: wasShown.current ? 'auto' : 'center' });
    wasShown.current = true;
  }, [selectedIndex, list]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const buttons = event.currentTarget.querySelectorAll<HTMLButtonElement>(`.${classes.button}`);
    focusNeighbour(buttons, event.key === 'ArrowDown' ? 1 : -1);
  };
  const widths = { '--columns': tracksOf(columns) } as CSSProperties;
  return (
    <div ref={scroller} className={classes.scroller} data-testid={props.testId}>
      <div
        role="table"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        className={classes.table}
        style={widths}
      >
        <div role="rowgroup" className={classes.headGroup}>
          <div role="row" className={classes.head}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sorting={props.sorting} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: list.getTotalSize() }} onKeyDown={onKeyDown}>
          {shown.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                ref={list.measureElement}
                data-index={item.index}
                className={classes.row}
                style={{ translate: `0 ${item.start}px` }}
                onClick={(event) => !isOwnControl(event.nativeEvent) && props.onSelect(row)}
              >
                <Cells
                  columns={columns}
                  row={row}
                  isSelected={item.index === selectedIndex}
                  onSelect={props.onSelect}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
