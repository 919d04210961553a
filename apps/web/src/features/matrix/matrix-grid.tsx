import { bitsOf, type Locale, type MatrixAgency, type Stage, stagesOf } from '@abat/contracts';
import { useElementSize } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight, IconUnlink } from '@tabler/icons-react';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.js';
import { useLocale } from '../../i18n/index.js';
import { nameOf } from '../../i18n/names.js';
import { SeverityShape } from '../../ui/severity-shape.js';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { type Band, bandsOf, columnWidths, fullestCells, headRuler } from './columns.js';
import type { MatrixView, ShownCell, ShownRow } from './matrix-view.js';
import classes from './grid.module.css';
import { StageMark } from './stage-mark.js';

/** Pixels: head, first column, a step down the tree, lowest and highest row. */
const DESK = { head: 114, first: 262, step: 18, low: 36, high: 64 };
/** A grid this wide, px, has room for the longest functions in one line. */
const GREAT_PX = 2000;
const GREAT = { ...DESK, first: 360 };
/** Two bodies fit beside the functions, and a finger meets every cell. */
const PHONE = { head: 114, first: 180, step: 8, low: 48, high: 64 };
type Sizes = typeof DESK;
/** Columns wider than this have room for whole words. */
const ROOMY = 190;

function useSizes(width: number): Sizes {
  const isPhone = useIsPhone();
  if (isPhone) return PHONE;
  return width >= GREAT_PX ? GREAT : DESK;
}

type Place = { row: number; column: number };
type GridProps = {
  view: MatrixView;
  rows: readonly ShownRow[];
  openKey: string | null;
  onOpen: (row: ShownRow, agency: MatrixAgency) => void;
  onToggle: (row: ShownRow) => void;
};

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

const keyOf = (row: ShownRow, agency: MatrixAgency | undefined) => `${row.row.code}~${agency?.code ?? ''}`;

/** Function x body; only the cells in view exist. Arrows move, Enter opens, + and − open and close a branch. */
export function MatrixGrid({ view, rows, openKey, onOpen, onToggle }: GridProps) {
  const { t } = useTranslation('matrix');
  const { agencies } = view.matrix;
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>();
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const locale = useLocale();
  const sizes = useSizes(width);
  const { head, first } = sizes;
  const widths = useMemo(
    () =>
      columnWidths(
        agencies.map((agency) => shortName(agency, locale)),
        fullestCells(view.matrix),
        width - first - 12,
        headRuler(),
      ),
    [agencies, view, locale, width, first],
  );
  const rowHeight = clamp((height - head - 12) / Math.max(rows.length, 1), sizes.low, sizes.high);
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollPaddingStart: head,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: agencies.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => widths[place] ?? 0,
    overscan: 3,
    scrollPaddingStart: first,
  });
  useEffect(() => down.measure(), [down, rowHeight]);
  useEffect(() => across.measure(), [across, widths]);
  const move = (row: number, column: number) => {
    const next = { row: clamp(row, 0, rows.length - 1), column: clamp(column, 0, agencies.length - 1) };
    setAt(next);
    down.scrollToIndex(next.row, { align: 'auto' });
    across.scrollToIndex(next.column, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at.row];
    const agency = agencies[at.column];
    if (!row || !agency) return;
    const act = actionOf(event.key, { row, at, open: () => onOpen(row, agency), toggle: () => onToggle(row), move });
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const columns = across.getVirtualItems();
  const total = first + across.getTotalSize();
  return (
    <div ref={sized} className={classes.gridBox}>
      <div
        ref={scroller}
        className={classes.scroller}
        role="treegrid"
        tabIndex={0}
        aria-label={t('gridLabel')}
        aria-rowcount={rows.length + 1}
        aria-colcount={agencies.length + 1}
        aria-activedescendant={`cell-${at.row}-${at.column}`}
        data-testid="matrix-list"
        data-roomy={Math.min(...widths) > ROOMY || undefined}
        onKeyDown={onKeyDown}
      >
        <div style={{ width: total, height: head + down.getTotalSize(), position: 'relative' }} role="presentation">
          <HeadRow
            view={view}
            columns={columns}
            spans={across.measurementsCache}
            sizes={sizes}
            width={total}
            active={at.column}
          />
          {down.getVirtualItems().map((item) => {
            const row = rows[item.index]!;
            return (
              <div
                key={row.row.code}
                className={classes.row}
                role="row"
                aria-rowindex={item.index + 2}
                aria-level={row.row.depth + 1}
                aria-expanded={row.isParent ? !row.isClosed : undefined}
                data-depth={Math.min(row.row.depth, 2)}
                style={{ height: item.size, width: total, translate: `0 ${head + item.start}px` }}
              >
                <RowHead row={row} sizes={sizes} isActive={item.index === at.row} onToggle={() => onToggle(row)} />
                {columns.map((column) => {
                  const agency = agencies[column.index]!;
                  return (
                    <Cell
                      key={column.key}
                      id={`cell-${item.index}-${column.index}`}
                      cell={view.cell(row, column.index)}
                      style={{ left: first + column.start, width: column.size }}
                      column={column.index}
                      isActive={at.row === item.index && at.column === column.index}
                      isOpen={openKey === keyOf(row, agency)}
                      onOpen={() => {
                        setAt({ row: item.index, column: column.index });
                        onOpen(row, agency);
                      }}
                    />
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type KeyContext = {
  row: ShownRow;
  at: Place;
  open: () => void;
  toggle: () => void;
  move: (row: number, column: number) => void;
};

function actionOf(key: string, { row, at, open, toggle, move }: KeyContext): (() => void) | undefined {
  const actions: Record<string, () => void> = {
    ArrowDown: () => move(at.row + 1, at.column),
    ArrowUp: () => move(at.row - 1, at.column),
    ArrowRight: () => move(at.row, at.column + 1),
    ArrowLeft: () => move(at.row, at.column - 1),
    PageDown: () => move(at.row + 10, at.column),
    PageUp: () => move(at.row - 10, at.column),
    Home: () => move(at.row, 0),
    End: () => move(at.row, Number.MAX_SAFE_INTEGER),
    Enter: open,
    ' ': open,
    '+': () => row.isParent && row.isClosed && toggle(),
    '=': () => row.isParent && row.isClosed && toggle(),
    '-': () => row.isParent && !row.isClosed && toggle(),
  };
  return actions[key];
}

type HeadCellProps = { agency: MatrixAgency; place: number; start: number; width: number; isActive: boolean };

type HeadRowProps = {
  view: MatrixView;
  columns: readonly VirtualItem[];
  spans: readonly Span[];
  sizes: Sizes;
  width: number;
  active: number;
};

function HeadRow({ view, columns, spans, sizes: { head, first }, width, active }: HeadRowProps) {
  const { t } = useTranslation('matrix');
  const { agencies } = view.matrix;
  const bands = useMemo(() => bandsOf(agencies), [agencies]);
  return (
    <div className={classes.headRow} role="row" aria-rowindex={1} style={{ height: head, width }}>
      <div className={classes.corner} role="columnheader" aria-colindex={1} style={{ width: first }}>
        {t('corner')}
      </div>
      {bands.map((band) => (
        <BandHead key={band.first} band={band} spans={spans} before={first} />
      ))}
      {columns.map((column) => (
        <HeadCell
          key={column.key}
          agency={agencies[column.index]!}
          place={column.index}
          start={first + column.start}
          width={column.size}
          isActive={column.index === active}
        />
      ))}
    </div>
  );
}

type Span = { start: number; end: number };

/** @param before width of the column of functions, px */
function BandHead({ band, spans, before }: { band: Band; spans: readonly Span[]; before: number }) {
  const { t } = useTranslation('matrix');
  const [first, last] = [spans[band.first], spans[band.last]];
  if (!first || !last) return null;
  return (
    <div
      className={classes.band}
      aria-hidden="true"
      title={t(`band.${band.key}`)}
      style={{ left: before + first.start, width: last.end - first.start }}
    >
      <span className={classes.bandName} style={{ left: before + 8 }}>
        {t(`band.${band.key}`)}
      </span>
    </div>
  );
}

const shortName = (agency: MatrixAgency, locale: Locale): string => nameOf(agency.district ?? agency, locale);

function HeadCell({ agency, place, start, width, isActive }: HeadCellProps) {
  const locale = useLocale();
  const full = nameOf(agency, locale);
  return (
    <div
      className={classes.headCell}
      role="columnheader"
      aria-colindex={place + 2}
      aria-label={full}
      title={full}
      data-active={isActive || undefined}
      data-empty={agency.mandates === 0 || undefined}
      style={{ left: start, width }}
    >
      <span className={classes.headName}>{shortName(agency, locale)}</span>
    </div>
  );
}

type RowHeadProps = { row: ShownRow; sizes: Sizes; isActive: boolean; onToggle: () => void };

function RowHead({ row, sizes, isActive, onToggle }: RowHeadProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const name = nameOf(row.row, locale);
  const Chevron = row.isClosed ? IconChevronRight : IconChevronDown;
  return (
    <div
      className={classes.rowHead}
      role="rowheader"
      aria-colindex={1}
      data-active={isActive || undefined}
      style={{ width: sizes.first, paddingLeft: 8 + row.row.depth * sizes.step }}
      title={name}
    >
      {row.isParent ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes.chevron}
          aria-label={row.isClosed ? t('expand', { name }) : t('collapse', { name })}
          onClick={onToggle}
        >
          <Chevron size={16} aria-hidden />
        </button>
      ) : (
        <span className={classes.chevron} />
      )}
      <span className={classes.rowName}>{name}</span>
      {row.row.gaps > 0 && (
        <span className={classes.gaps} title={t('gapsHint', { count: row.row.gaps })}>
          {stagesOf(row.row.missing).map((stage) => (
            <StageMark key={stage} stage={stage} look="missing" />
          ))}
        </span>
      )}
    </div>
  );
}

type CellProps = {
  id: string;
  cell: ShownCell;
  style: { left: number; width: number };
  column: number;
  isActive: boolean;
  isOpen: boolean;
  onOpen: () => void;
};

function Cell({ id, cell, style, column, isActive, isOpen, onOpen }: CellProps) {
  const { t } = useTranslation('matrix');
  const locale = useLocale();
  const isEmpty = cell.own + cell.inherited + cell.below === 0;
  return (
    <div
      id={id}
      className={classes.cell}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isOpen}
      data-active={isActive || undefined}
      data-open={isOpen || undefined}
      data-held={cell.own > 0 || undefined}
      data-worst={cell.worst ?? undefined}
      style={style}
      onClick={onOpen}
    >
      {!isEmpty && (
        <span className={classes.marks}>
          {stagesOf(cell.own & cell.contested).map((stage) => (
            <StageMark key={stage} stage={stage} look="own" contested />
          ))}
          {stagesOf(cell.own & ~cell.contested).map((stage) => (
            <StageMark key={stage} stage={stage} look="own" />
          ))}
          {stagesOf(cell.below).map((stage) => (
            <StageMark key={stage} stage={stage} look="below" contested={isIn(cell.contested, stage)} />
          ))}
          {stagesOf(cell.inherited & ~cell.below).map((stage) => (
            <StageMark key={stage} stage={stage} look="inherited" />
          ))}
        </span>
      )}
      {cell.chains > 0 && (
        <span className={classes.chains} title={t('chainsHint', { count: cell.chains })}>
          <IconUnlink size={12} aria-hidden />
          {formatNumber(cell.chains, locale)}
        </span>
      )}
      {cell.worst && (
        <span className={classes.overlaps} title={t('overlapsHint', { count: cell.overlaps })}>
          <SeverityShape severity={cell.worst} size={13} />
          {formatNumber(cell.overlaps, locale)}
        </span>
      )}
    </div>
  );
}

const isIn = (bits: number, stage: Stage) => (bits & bitsOf([stage])) !== 0;
