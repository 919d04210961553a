import { PROGRAMME_GROUPS, PROGRAMME_ORDERS, type ProgrammeGroupBy } from '@abat/contracts';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useWorkFilters } from '../../url/filters.js';
import { useChangeParams, useParam } from '../../url/params.js';
import { type ColumnKey, DEFAULT_COLUMNS, isColumn } from './column-keys.js';
import { ClosedGroups } from './closed-groups.js';
import { dayNumber } from './days.js';
import { ZOOMS, type Zoom } from './time-scale.js';

const NAMES = [
  ...(['group', 'sort', 'cols', 'closed', 'zoom', 'at', 'show', 'map'] as const),
  ...(['bbox', 'project', 'certainty', 'flagged'] as const),
] as const;
export type BoardName = (typeof NAMES)[number];
type Values = Partial<Record<BoardName, string>>;

/** Table beside timeline, or one of them alone. */
export const SHOWS = ['both', 'table', 'chart'] as const;
export type Show = (typeof SHOWS)[number];

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text);

const SORTS = PROGRAMME_ORDERS.flatMap((order) => [order, `-${order}`]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** How the programme is looked at; the address keeps it as `b.group=…`. */
export function useBoardParams() {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const key = NAMES.map((name) => params.get(`b.${name}`) ?? '').join('\u0000');
  const values = useMemo(() => {
    const texts = key.split('\u0000');
    return Object.fromEntries(NAMES.map((name, place) => [name, texts[place] || undefined])) as Values;
  }, [key]);
  const set = useCallback(
    (next: Partial<Record<BoardName, string | null>>) =>
      change(Object.fromEntries(Object.entries(next).map(([name, text]) => [`b.${name}`, text ?? null]))),
    [change],
  );
  return { values, set };
}

export const DEFAULT_ZOOM: Zoom = 'month';

/** What the address says, with what holds while it says nothing. */
export type Look = {
  groupBy: ProgrammeGroupBy;
  sort: string;
  columns: readonly ColumnKey[];
  closed: ClosedGroups;
  zoom: Zoom;
  /** First day of the timeline as a day number; null: a little before today. */
  at: number | null;
  show: Show;
};

/** Columns of the address that exist; the usual ones when it names none. */
function columnsOf(text: string | undefined): readonly ColumnKey[] {
  const named = text?.split(',').filter(isColumn) ?? [];
  return named.length > 0 ? [...new Set(named)] : DEFAULT_COLUMNS;
}

const dayOf = (text: string | undefined): number | null => {
  const day = text && DAY.test(text) ? dayNumber(text) : Number.NaN;
  return Number.isFinite(day) ? day : null;
};

/** A phone has no room for both. */
const showOf = (text: string | undefined, isNarrow: boolean): Show => {
  const show = oneOf(SHOWS, text) ?? 'both';
  return isNarrow && show === 'both' ? 'table' : show;
};

export function useLook(): Look {
  const { values } = useBoardParams();
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  return useMemo(
    () => ({
      groupBy: oneOf(PROGRAMME_GROUPS, values.group) ?? 'none',
      sort: oneOf(SORTS, values.sort) ?? 'start',
      columns: columnsOf(values.cols),
      closed: new ClosedGroups(values.closed),
      zoom: oneOf(ZOOMS, values.zoom) ?? DEFAULT_ZOOM,
      at: dayOf(values.at),
      show: showOf(values.show, isNarrow),
    }),
    [values, isNarrow],
  );
}

/** Filters of the programme: those the map follows too and the programme's own. */
export function useProgrammeFilters() {
  const works = useWorkFilters();
  const { values, set } = useBoardParams();
  const { sort: _sort, bbox: place, ...shared } = works.values;
  // What the map shows is asked for last: it takes the place of one chosen before.
  const key = JSON.stringify([shared, values.bbox ?? place, values.project, values.certainty, values.flagged]);
  const filters = useMemo(() => {
    const [common, bbox, project, certainty, flagged] = JSON.parse(key) as [
      Record<string, string>,
      ...(string | null)[],
    ];
    return { ...common, bbox, project, certainty, flagged };
  }, [key]);
  const { clear: clearWorks } = works;
  const [, setView] = useParam('view');
  // A saved view whose filters are cleared is left: it must not bring them back.
  const clear = useCallback(() => {
    clearWorks();
    set({ bbox: null, project: null, certainty: null, flagged: null });
    setView(null);
  }, [clearWorks, set, setView]);
  return { filters, clear };
}
