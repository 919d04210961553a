import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useMemo,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/index.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useGroupCells, useWorkCells } from './cells.js';
import { COLUMN_PX } from './column-keys.js';
import { GridHead } from './grid-head.js';
import { GroupLine, WaitingLine, WorkLine } from './grid-lines.js';
import { gridAction } from './grid-keys.js';
import type { GridProps, Pointed } from './grid-types.js';
import { type Line, Lines } from './lines.js';
import classes from './grid.module.css';
import { backgroundOf, type TimeScale } from './time-scale.js';
import { useProgrammeLines } from './use-programme.js';

export const HEAD_PX = 56;
/** On a phone a name takes two rows, and a finger meets the line. */
const LINE_PX = { desk: 34, phone: 48 } as const;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Sizes of the table as the style sheet reads them. */
function useGridStyle({ look, scale, firstPx }: Pick<GridProps, 'look' | 'scale' | 'firstPx'>, width: number) {
  const locale = useLocale();
  const background = useMemo(() => backgroundOf(scale, locale), [scale, locale]);
  const columns = look.columns.reduce((sum, column) => sum + COLUMN_PX[column], 0);
  const lane = look.show === 'table' ? 0 : scale.width;
  const total = Math.max(width, firstPx + (look.show === 'chart' ? 0 : columns) + lane);
  const style = { '--first': `${firstPx}px`, '--lane': `${lane}px`, '--grid': background } as CSSProperties;
  return { total, style };
}

/** Table and timeline in one scroller: a work is one line in both. Arrows move, Enter opens, E edits the days. */
export function ProgrammeGrid(props: GridProps) {
  const { look, groups, filters, actions, gridRef: scroller } = props;
  const { t } = useTranslation('programme');
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>();
  const box = useMergedRef(scroller, sized);
  const [at, setAt] = useState(0);
  const linePx = LINE_PX[useIsPhone() ? 'phone' : 'desk'];
  const lines = useMemo(
    () => new Lines(look.groupBy, groups.total.works, groups.items, look.closed.has),
    [look.groupBy, look.closed, groups],
  );
  const list = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => linePx,
    overscan: 10,
    scrollPaddingStart: HEAD_PX,
  });
  useEffect(() => list.measure(), [list, linePx]);
  const shown = list.getVirtualItems();
  const pages = lines.pagesOf(shown[0]?.index ?? 0, shown.at(-1)?.index ?? -1);
  const loaded = useProgrammeLines(filters, look, pages);
  const { total, style } = useGridStyle(props, width);
  const cellOf = useWorkCells();
  const sumOf = useGroupCells();
  const active = Math.min(at, Math.max(lines.count - 1, 0));
  const move = (to: number) => {
    const next = clamp(to, 0, lines.count - 1);
    setAt(next);
    list.scrollToIndex(next, { align: 'auto' });
  };
  useKeyboardPoint({ scroller, lines, at: active, loaded, onPoint: actions.onPoint });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const line = lines.at(active);
    const row = line && loaded.rowOf(line);
    const act = line && gridAction(event, { line, row, at: active, actions, move, isClosed: look.closed.has });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className={classes.gridBox} style={style} data-show={look.show}>
      <div
        ref={box}
        className={classes.scroller}
        role="treegrid"
        tabIndex={0}
        aria-label={t('gridLabel')}
        aria-rowcount={lines.count + 1}
        aria-busy={loaded.isLoading}
        aria-activedescendant={`line-${active}`}
        aria-describedby="line-card"
        data-testid="programme-list"
        onKeyDown={onKeyDown}
        onScroll={() => actions.onPoint(null)}
      >
        <div role="presentation" style={{ width: total, height: HEAD_PX + list.getTotalSize(), position: 'relative' }}>
          <GridHead look={look} scale={props.scale} today={props.today} width={total} height={HEAD_PX} />
          {look.show !== 'table' && <TodayLine scale={props.scale} today={props.today} height={height} />}
          {shown.map((item) => (
            <LineAt
              key={item.key}
              {...props}
              line={lines.at(item.index)}
              loaded={loaded}
              index={item.index}
              isActive={item.index === active}
              height={item.size}
              width={total}
              top={HEAD_PX + item.start}
              cellOf={cellOf}
              sumOf={sumOf}
              onPlace={setAt}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

type Loaded = ReturnType<typeof useProgrammeLines>;

/** The card of the line the keyboard stands on, beside it. */
function useKeyboardPoint(context: {
  scroller: RefObject<HTMLDivElement | null>;
  lines: Lines;
  at: number;
  loaded: Loaded;
  onPoint: (pointed: Pointed | null) => void;
}): void {
  const { scroller, lines, at, loaded, onPoint } = context;
  const line = lines.at(at);
  const row = line && loaded.rowOf(line);
  const marks = line && loaded.marksOf(line);
  useEffect(() => {
    const box = scroller.current;
    if (!box?.matches(':focus-visible') || !row) return;
    const place = document.getElementById(`line-${at}`)?.getBoundingClientRect();
    const outer = box.getBoundingClientRect();
    if (place) onPoint({ row, marks, x: outer.left + outer.width / 2, y: place.bottom + 4, isKeyboard: true });
  }, [scroller, at, row, marks, onPoint]);
}

function TodayLine({ scale, today, height }: { scale: TimeScale; today: number; height: number }) {
  const x = scale.x(today) + scale.dayPx / 2;
  if (x < 0 || x > scale.width) return null;
  return (
    <div className={classes.overlay} aria-hidden="true">
      <span className={classes.todayLine} style={{ right: scale.width - x, height }} />
    </div>
  );
}

type LineAtProps = GridProps & {
  line: Line | undefined;
  loaded: Loaded;
  index: number;
  isActive: boolean;
  height: number;
  width: number;
  top: number;
  cellOf: ReturnType<typeof useWorkCells>;
  sumOf: ReturnType<typeof useGroupCells>;
  onPlace: (index: number) => void;
};

const NO_COLUMNS: GridProps['look']['columns'] = [];

function LineAt({ line, loaded, onPlace, cellOf, sumOf, ...props }: LineAtProps) {
  const { look, actions, tried, index, isActive, height, width, top, scale } = props;
  const place = useCallback(() => onPlace(index), [onPlace, index]);
  const columns = look.show === 'chart' ? NO_COLUMNS : look.columns;
  const frame = { index, isActive, height, width, top, columns, scale };
  if (!line) return null;
  if (line.kind === 'group') {
    const isClosed = look.closed.has(line.group.key);
    const marks =
      look.groupBy === 'project' ? loaded.marksOf({ kind: 'work', key: line.group.key, place: 0 }) : undefined;
    return (
      <GroupLine
        {...frame}
        group={line.group}
        isClosed={isClosed}
        marks={marks}
        sumOf={sumOf}
        onToggle={actions.onToggle}
      />
    );
  }
  const row = loaded.rowOf(line);
  if (!row) return <WaitingLine {...frame} />;
  return (
    <WorkLine
      {...frame}
      row={row}
      marks={loaded.marksOf(line)}
      groupBy={look.groupBy}
      isSelected={props.selectedId === row.id}
      draft={tried?.row.id === row.id ? tried.days : null}
      cellOf={cellOf}
      actions={actions}
      onPlace={place}
    />
  );
}
