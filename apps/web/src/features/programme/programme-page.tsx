import type { ProgrammeGroups, ProgrammeRow } from '@abat/contracts';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayFor } from '../../app/use-may-for.js';
import { cityTime } from '../../format.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useSelection } from '../../url/selection.js';
import { useMapController } from '../map/map-controller.js';
import { DetailSlot } from '../shell/detail-slot.js';
import { PanelFrame } from '../shell/panel-frame.js';
import { useDrawerPlace, useLayout } from '../shell/use-layout.js';
import { ListEmpty } from '../time/list-empty.js';
import type { Days } from './bars.js';
import { boardSizes } from './board-sizes.js';
import { DatesStrip } from './dates-strip.js';
import { dayNumber } from './days.js';
import { LineCard, pointedStore } from './line-card.js';
import { ProgrammeFilters } from './programme-filters.js';
import { ProgrammeFoot } from './programme-foot.js';
import type { GridProps, TriedDays } from './grid-types.js';
import { HeldNote, useHeld } from './held-note.js';
import { ProgrammeGrid } from './programme-grid.js';
import { ProgrammeTools } from './programme-tools.js';
import classes from './programme.module.css';
import { useBoardParams, useLook, useProgrammeFilters } from './use-board-params.js';
import { useHoverOnMap } from './use-hover-on-map.js';
import { useProgrammeGroups } from './use-programme.js';
import { useTimeline } from './use-timeline.js';

/** Pixels a scroll bar takes of a box that scrolls. */
function scrollBarPx(): number {
  const probe = document.createElement('div');
  probe.style.cssText = 'position: absolute; visibility: hidden; width: 100px; height: 100px; overflow: scroll';
  document.body.append(probe);
  const px = probe.offsetWidth - probe.clientWidth;
  probe.remove();
  return px;
}

/** Works as a table and a timeline in step, beside the map on wide screens. */
export function ProgrammePage() {
  const { t } = useTranslation('programme');
  const look = useLook();
  const { filters } = useProgrammeFilters();
  const { data, error, refetch } = useProgrammeGroups(filters, look.groupBy);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const [bar] = useState(scrollBarPx);
  const sizes = boardSizes(width - bar, look, isNarrow);
  const timeline = useTimeline(sizes.lane);
  const isMapShown = useLayout() === 'beside';
  const place = useDrawerPlace();
  const tools = <ProgrammeTools isMapShown={isMapShown} onStep={timeline.step} onToday={timeline.toToday} />;
  return (
    <PanelFrame
      title={t('title')}
      aside={!isNarrow && tools}
      toolbar={
        <>
          {isNarrow && tools}
          <ProgrammeFilters isMapShown={isMapShown} />
        </>
      }
      footer={<ProgrammeFoot groups={data} />}
    >
      <div ref={ref} className={classes.page}>
        {data ? (
          <Board groups={data} timeline={timeline} firstPx={sizes.first} isMapShown={isMapShown} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingRows rows={14} height={34} />
        )}
        {place === 'page' && <DetailSlot />}
      </div>
    </PanelFrame>
  );
}

type BoardProps = {
  groups: ProgrammeGroups;
  timeline: ReturnType<typeof useTimeline>;
  firstPx: number;
  isMapShown: boolean;
};

/** Choosing a line opens its work; the map comes along when it is in view. */
function useOpen(isMapShown: boolean): (row: ProgrammeRow) => void {
  const [, select] = useSelection();
  const controller = useMapController();
  return useCallback(
    (row) => {
      select({ type: 'work', id: row.id });
      if (isMapShown && row.bbox) controller.fit(row.bbox, 16.5);
    },
    [select, controller, isMapShown],
  );
}

function useActions(
  { timeline, isMapShown }: BoardProps,
  onTry: (tried: TriedDays | null) => void,
  { blocked, tell, mayWrite }: ReturnType<typeof useHeld>,
): GridProps['actions'] {
  const mayFor = useMayFor('work.write');
  const [, select] = useSelection();
  const { set } = useBoardParams();
  const { closed } = useLook();
  const open = useOpen(isMapShown);
  const mayEdit = mayWrite && !blocked;
  return useMemo(
    () => ({
      mayMove: ({ agency }) => mayFor(agency),
      onDrag: mayEdit ? (row: ProgrammeRow, days: Days) => onTry({ row, days }) : null,
      onEdit: mayEdit
        ? (row: ProgrammeRow) => onTry({ row, days: { start: row.start, end: row.end }, asked: Symbol() })
        : null,
      onHeld: mayWrite && blocked ? () => tell(true) : null,
      onFinding: (id) => select({ type: 'finding', id }),
      onOpen: open,
      onToggle: (group) => set({ closed: closed.toggled(group.key) }),
      onPoint: pointedStore.set,
      onPan: timeline.show,
      onStep: timeline.step,
      onZoom: timeline.zoomBy,
      onToday: timeline.toToday,
      onEscape: () => {
        pointedStore.set(null);
        onTry(null);
        tell(false);
      },
    }),
    [mayWrite, mayEdit, mayFor, blocked, tell, onTry, select, open, set, closed, timeline],
  );
}

function Board(props: BoardProps) {
  const { groups, timeline, firstPx, isMapShown } = props;
  const { t } = useTranslation('programme');
  const asked = useLook();
  // Until the sums of other groups are here, the lines stay as they were.
  const look = useMemo(() => ({ ...asked, groupBy: groups.groupBy }), [asked, groups.groupBy]);
  const { filters, clear } = useProgrammeFilters();
  const [selection] = useSelection();
  const [tried, setTried] = useState<TriedDays | null>(null);
  const gridRef = useRef<HTMLDivElement>(null);
  const held = useHeld();
  const actions = useActions(props, setTried, held);
  useHoverOnMap(isMapShown);
  if (groups.total.works === 0)
    return (
      <ListEmpty
        title={t('works:empty')}
        hint={t('works:emptyHint')}
        action={
          <button type="button" className="link-button" onClick={clear}>
            {t('works:clearFilters')}
          </button>
        }
      />
    );
  return (
    <div className={classes.board} ref={timeline.wheelRef}>
      <ProgrammeGrid
        look={look}
        groups={groups}
        filters={filters}
        scale={timeline.scale}
        firstPx={firstPx}
        today={dayNumber(cityTime(Date.now()).date)}
        tried={tried}
        selectedId={selection?.type === 'work' ? selection.id : null}
        gridRef={gridRef}
        actions={actions}
      />
      {tried && (
        <DatesStrip
          key={tried.row.id}
          tried={tried}
          isMapShown={isMapShown}
          onChange={(days) => setTried({ ...tried, days })}
          gridRef={gridRef}
          onClose={() => setTried(null)}
        />
      )}
      <HeldNote {...held} />
      <LineCard />
    </div>
  );
}
