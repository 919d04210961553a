import type { ProgrammeGroup, ProgrammeGroupBy, ProgrammeRow } from '@abat/contracts';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Days } from './bars.js';
import { useGroupTitle } from './cells.js';
import { COLUMN_PX, type ColumnKey, NUMERIC } from './column-keys.js';
import { GroupLane, Lane } from './lane.js';
import type { GridProps } from './grid-types.js';
import classes from './grid.module.css';
import type { TimeScale } from './time-scale.js';
import { type Marks, milestonesOf, useMarksOfWork } from './use-programme.js';

type Frame = {
  index: number;
  isActive: boolean;
  /** Pixels: height, width, and where the line begins. */
  height: number;
  width: number;
  top: number;
  columns: readonly ColumnKey[];
  scale: TimeScale;
};

/** Attributes every line has. */
const lineOf = ({ index, isActive, height, width, top }: Frame) => ({
  id: `line-${index}`,
  role: 'row',
  className: classes.line,
  'aria-rowindex': index + 2,
  'data-active': isActive || undefined,
  style: { height, width, translate: `0 ${top}px` },
});

function Cells({ columns, cellOf }: { columns: readonly ColumnKey[]; cellOf: (column: ColumnKey) => ReactNode }) {
  return columns.map((column) => (
    <div
      key={column}
      role="gridcell"
      className={classes.cell}
      data-numeric={NUMERIC.has(column) || undefined}
      style={{ width: COLUMN_PX[column] }}
    >
      {cellOf(column)}
    </div>
  ));
}

/** A line whose work is on its way. */
export function WaitingLine(frame: Frame) {
  const { t } = useTranslation('common');
  return (
    <div {...lineOf(frame)} aria-busy="true">
      <div className={classes.first} role="rowheader">
        <span className="visually-hidden">{t('state.loading')}</span>
        <span className={classes.waiting} />
      </div>
      <span className={classes.filler} />
      <div className={classes.lane} role="gridcell" />
    </div>
  );
}

type GroupLineProps = Frame & {
  group: ProgrammeGroup;
  isClosed: boolean;
  marks: Marks | undefined;
  sumOf: (column: ColumnKey, group: ProgrammeGroup) => ReactNode;
  onToggle: (group: ProgrammeGroup) => void;
};

/** The head of a group: its name, how many works, its sums; pressing it hides or shows its works. */
export function GroupLine({ group, isClosed, marks, sumOf, onToggle, ...frame }: GroupLineProps) {
  const { t } = useTranslation('programme');
  const name = useGroupTitle()(group);
  const Chevron = isClosed ? IconChevronRight : IconChevronDown;
  return (
    <div
      {...lineOf(frame)}
      aria-level={1}
      aria-expanded={!isClosed}
      data-kind="group"
      data-testid="programme-group"
      onClick={() => onToggle(group)}
    >
      <div className={classes.first} role="rowheader" title={name}>
        <Chevron size={16} aria-hidden className={classes.chevron} />
        <span className={classes.name}>{name}</span>
        <span className={classes.number}>{t('works', { count: group.works })}</span>
      </div>
      <Cells columns={frame.columns} cellOf={(column) => sumOf(column, group)} />
      <span className={classes.filler} />
      <div className={classes.lane} role="gridcell">
        <GroupLane group={group} milestones={milestonesOf(marks, group.key)} scale={frame.scale} />
      </div>
    </div>
  );
}

type WorkLineProps = Frame & {
  row: ProgrammeRow;
  marks: Marks | undefined;
  groupBy: ProgrammeGroupBy;
  isSelected: boolean;
  draft: Days | null;
  cellOf: (column: ColumnKey, row: ProgrammeRow) => ReactNode;
  actions: GridProps['actions'];
  onPlace: () => void;
};

/** One work: its cells and its lane. */
export const WorkLine = memo(function WorkLine(props: WorkLineProps) {
  const { row, marks, groupBy, isSelected, draft, cellOf, actions, onPlace, ...frame } = props;
  const own = useMarksOfWork(marks, row, groupBy === 'project');
  const isNested = groupBy !== 'none';
  const point = (event: PointerEvent) => {
    if (event.pointerType === 'mouse')
      actions.onPoint({ row, marks, x: event.clientX, y: event.clientY, isKeyboard: false });
  };
  return (
    <div
      {...lineOf(frame)}
      aria-level={isNested ? 2 : 1}
      aria-selected={isSelected}
      data-nested={isNested || undefined}
      data-status={row.status}
      data-testid="programme-line"
      onClick={() => {
        onPlace();
        actions.onOpen(row);
      }}
      onPointerLeave={() => actions.onPoint(null)}
    >
      <div className={classes.first} role="rowheader" title={row.title}>
        <span className={classes.name}>{row.title}</span>
      </div>
      <Cells columns={frame.columns} cellOf={(column) => cellOf(column, row)} />
      <span className={classes.filler} />
      <div className={classes.lane} role="gridcell" onPointerMove={point}>
        <Lane row={row} marks={own} scale={frame.scale} draft={draft} actions={actions} />
      </div>
    </div>
  );
});
