import { useTranslation } from 'react-i18next';
import { directionOf, Sorter } from '../../ui/sorter.js';
import { COLUMN_ORDERS, COLUMN_PX, type ColumnKey, NUMERIC } from './column-keys.js';
import classes from './grid.module.css';
import type { TimeScale } from './time-scale.js';
import { TimelineHead } from './timeline-head.js';
import { type Look, useBoardParams } from './use-board-params.js';

type HeadCellProps = { column: ColumnKey | 'title'; width: number | string; sort: string };

function HeadCell({ column, width, sort }: HeadCellProps) {
  const { t } = useTranslation('programme');
  const { set } = useBoardParams();
  const order = COLUMN_ORDERS[column];
  const label = t(`column.${column}`);
  return (
    <div
      className={column === 'title' ? classes.corner : classes.headCell}
      role="columnheader"
      aria-sort={order ? directionOf(order, sort) : undefined}
      data-numeric={(column !== 'title' && NUMERIC.has(column)) || undefined}
      style={{ width }}
    >
      {order ? (
        <Sorter order={order} sort={sort} label={label} onSort={(next) => set({ sort: next })} />
      ) : (
        <span className={classes.headText}>{label}</span>
      )}
    </div>
  );
}

type GridHeadProps = { look: Look; scale: TimeScale; today: number; width: number; height: number };

/** Names of the columns, which also sort, and the scale of the timeline. */
export function GridHead({ look, scale, today, width, height }: GridHeadProps) {
  return (
    <div className={classes.headRow} role="row" aria-rowindex={1} style={{ width, height }}>
      <HeadCell column="title" width="var(--first)" sort={look.sort} />
      {look.show !== 'chart' &&
        look.columns.map((column) => (
          <HeadCell key={column} column={column} width={COLUMN_PX[column]} sort={look.sort} />
        ))}
      {look.show !== 'table' && <TimelineHead scale={scale} today={today} />}
    </div>
  );
}
