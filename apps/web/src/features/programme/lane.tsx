import type { ProgrammeGroup, ProgrammeRow } from '@abat/contracts';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { memo, type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scaleStore } from '../../theme/screen-scale.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { WorkStatusShape } from '../../ui/work-status-badge.js';
import {
  countOf,
  type Days,
  dragged,
  findingMarkers,
  type Grip,
  outOfSeason,
  place,
  placePeriod,
  SIGN_ROOM_PX,
  type Span,
} from './bars.js';
import { dayNumber } from './days.js';
import classes from './lane.module.css';
import type { TimeScale } from './time-scale.js';
import type { WorkMarks } from './use-programme.js';

/** The pointer must move so far before a press becomes a drag. */
const SLACK_PX = 3;

export type LaneActions = {
  /** Whether the work is one this reader may change. */
  mayMove: (row: ProgrammeRow) => boolean;
  /** Null: no dates may be changed now. */
  onDrag: ((row: ProgrammeRow, days: Days, isDone: boolean) => void) | null;
  /** Tells why dates may not be changed now; null: nothing keeps this reader from it, or it may never be. */
  onHeld: (() => void) | null;
  onFinding: (id: string) => void;
  onPan: (day: number) => void;
};

type LaneProps = {
  row: ProgrammeRow;
  marks: WorkMarks;
  scale: TimeScale;
  /** Days the reader tries out for this work. */
  draft: Days | null;
  actions: LaneActions;
};

function Bands({ row, marks, scale }: Pick<LaneProps, 'row' | 'marks' | 'scale'>) {
  const closed = outOfSeason({ start: row.start, end: row.end }, marks.seasons);
  return (
    <>
      {closed.map((gap) => {
        const span = placePeriod(gap, scale);
        return span && <span key={gap.from} className={classes.offSeason} style={boxOf(span)} />;
      })}
      {marks.restrictions.map((one) => {
        const span = placePeriod(one, scale);
        return (
          span && (
            <span
              key={one.id}
              className={classes.restriction}
              data-kind={one.kind}
              data-state={one.state}
              style={boxOf(span)}
            />
          )
        );
      })}
    </>
  );
}

const boxOf = ({ x, width }: Span) => ({ left: x, width });

/** What was promised: a thin line under the bar, and how far the end slipped. */
function Ghost({ row, scale, bar }: Pick<LaneProps, 'row' | 'scale'> & { bar: Span }) {
  const { t } = useTranslation('programme');
  if (!row.baseline) return null;
  const slip = row.baseline.slipDays;
  const span = placePeriod({ from: row.baseline.start, to: row.baseline.end }, scale);
  return (
    <>
      {span && <span className={classes.ghost} style={boxOf(span)} />}
      {slip !== 0 && !bar.cutRight && (
        <span className={classes.slip} data-late={slip > 0 || undefined} style={{ left: bar.x + bar.width + 6 }}>
          {t(slip > 0 ? 'slip.late' : 'slip.early', { count: Math.abs(slip) })}
        </span>
      )}
    </>
  );
}

function Milestones({ milestones, scale }: { milestones: WorkMarks['milestones']; scale: TimeScale }) {
  return milestones.map((milestone) => {
    const x = scale.x(dayNumber(milestone.doneOn ?? milestone.dueOn)) + scale.dayPx / 2;
    if (x < 0 || x > scale.width) return null;
    return (
      <svg
        key={milestone.id}
        className={classes.milestone}
        style={{ left: x - 6 }}
        width="12"
        height="12"
        viewBox="0 0 12 12"
      >
        <path d="M6 .8 11.2 6 6 11.2.8 6Z" data-done={milestone.doneOn !== null || undefined} />
      </svg>
    );
  });
}

function Markers({ marks, bar, scale, actions }: Pick<LaneProps, 'marks' | 'scale' | 'actions'> & { bar: Span }) {
  const { t } = useTranslation('programme');
  return findingMarkers(marks.findings, bar, scale).map(({ x, findings }) => {
    const [worst] = findings;
    if (!worst) return null;
    const count = countOf(findings);
    return (
      <button
        key={worst.id}
        type="button"
        tabIndex={-1}
        className={classes.marker}
        style={{ left: x }}
        aria-label={t('marker', { count, severity: t(`common:severity.${worst.severity}`) })}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={(event) => {
          event.stopPropagation();
          actions.onFinding(worst.id);
        }}
      >
        <SeverityShape severity={worst.severity} size={13} />
        {count > 1 && <span className={classes.markerCount}>{count}</span>}
      </button>
    );
  });
}

type Drag = { grip: Grip; fromX: number; days: Days; isMoving: boolean };

/** Follows the pointer from a press on the bar: moves it, or one of its ends. */
function useBarDrag({ row, scale, actions }: Pick<LaneProps, 'row' | 'scale' | 'actions'>) {
  const drag = useRef<Drag | null>(null);
  const wasMoved = useRef(false);
  const [isDragging, setIsDragging] = useState(false);
  const { onDrag, onHeld } = actions;
  const isMovable = actions.mayMove(row) && onDrag !== null;
  const isHeld = actions.mayMove(row) && onHeld !== null;
  if (!isMovable && !isHeld)
    return { isMovable, isHeld, isDragging: false, handlers: {}, gripHandlers: (_grip: Grip) => ({}) };
  const begin = (grip: Grip) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { start, end } = row;
    wasMoved.current = false;
    drag.current = { grip, fromX: event.clientX, days: { start, end }, isMoving: false };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const at = drag.current;
    if (!at) return;
    const px = (event.clientX - at.fromX) / scaleStore.get();
    if (!at.isMoving && Math.abs(px) < SLACK_PX) return;
    at.isMoving = true;
    if (!onDrag) {
      drag.current = null;
      wasMoved.current = true;
      onHeld?.();
      return;
    }
    setIsDragging(true);
    at.days = dragged(row, at.grip, scale.daysOf(px));
    onDrag(row, at.days, false);
  };
  const end = () => {
    const at = drag.current;
    if (!at) return;
    drag.current = null;
    wasMoved.current = at.isMoving;
    setIsDragging(false);
    if (at.isMoving) onDrag?.(row, at.days, true);
  };
  // The browser sends a click after the drag: it must not open the work.
  const onClick = (event: MouseEvent) => {
    if (wasMoved.current) event.stopPropagation();
    wasMoved.current = false;
  };
  const followers = { onPointerMove: move, onPointerUp: end, onPointerCancel: end, onClick };
  return {
    isMovable,
    isHeld,
    isDragging,
    handlers: { onPointerDown: begin('move'), ...followers },
    gripHandlers: (grip: Grip) => ({ onPointerDown: begin(grip), ...followers }),
  };
}

type GripsProps = { bar: Span; handlersOf: ReturnType<typeof useBarDrag>['gripHandlers'] };

/** The ends of a bar that are in view. */
function Grips({ bar, handlersOf }: GripsProps) {
  const sides = (['start', 'end'] as const).filter((side) => !(side === 'start' ? bar.cutLeft : bar.cutRight));
  return sides.map((side) => <span key={side} className={classes.grip} data-side={side} {...handlersOf(side)} />);
}

function Bar({ row, scale, bar, actions }: Pick<LaneProps, 'row' | 'scale' | 'actions'> & { bar: Span }) {
  const { isMovable, isHeld, isDragging, handlers, gripHandlers } = useBarDrag({ row, scale, actions });
  const isRoomy = bar.width >= SIGN_ROOM_PX;
  return (
    <div
      className={classes.bar}
      data-testid="programme-bar"
      data-status={row.status}
      data-certainty={row.dateCertainty}
      data-cut-left={bar.cutLeft || undefined}
      data-cut-right={bar.cutRight || undefined}
      data-movable={isMovable || undefined}
      data-held={isHeld || undefined}
      data-dragging={isDragging || undefined}
      style={boxOf(bar)}
      {...handlers}
    >
      <span className={classes.barSign} data-beside={!isRoomy || undefined}>
        <WorkStatusShape status={row.status} size={11} />
      </span>
      {row.progressPercent !== null && (
        <span className={classes.progress} style={{ width: `${row.progressPercent}%` }} />
      )}
      {isMovable && isRoomy && <Grips bar={bar} handlersOf={gripHandlers} />}
    </div>
  );
}

/** A work that lies beyond the edge of the timeline: a press goes there. */
function Beyond({ side, day, onPan }: { side: 'before' | 'after'; day: string; onPan: (day: number) => void }) {
  const { t } = useTranslation('programme');
  const Chevron = side === 'before' ? IconChevronLeft : IconChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.beyond}
      data-side={side}
      aria-label={t(`timeline.${side}`)}
      onClick={(event) => {
        event.stopPropagation();
        onPan(dayNumber(day));
      }}
    >
      <Chevron size={14} aria-hidden />
    </button>
  );
}

/** The timeline of one work. Everything drawn here is also told by the card of the line. */
export const Lane = memo(function Lane({ row, marks, scale, draft, actions }: LaneProps) {
  const bar = place(row, scale);
  const tried = draft && place(draft, scale);
  return (
    <>
      <Bands row={row} marks={marks} scale={scale} />
      {typeof bar === 'string' ? (
        <Beyond side={bar} day={row.start} onPan={actions.onPan} />
      ) : (
        <>
          <Ghost row={row} scale={scale} bar={bar} />
          <Bar row={row} scale={scale} bar={bar} actions={actions} />
          <Markers marks={marks} bar={bar} scale={scale} actions={actions} />
        </>
      )}
      <Milestones milestones={marks.milestones} scale={scale} />
      {tried && typeof tried !== 'string' && (
        <span className={classes.draft} style={boxOf(tried)} data-testid="programme-draft" />
      )}
    </>
  );
});

type GroupLaneProps = { group: ProgrammeGroup; milestones: WorkMarks['milestones']; scale: TimeScale };

/** From the first day of a group to its last; milestones of a project. */
export function GroupLane({ group, milestones, scale }: GroupLaneProps) {
  const { start, end } = group;
  const span = start && end ? placePeriod({ from: start, to: end }, scale) : null;
  return (
    <>
      {span && <span className={classes.groupSpan} style={boxOf(span)} />}
      <Milestones milestones={milestones} scale={scale} />
    </>
  );
}
