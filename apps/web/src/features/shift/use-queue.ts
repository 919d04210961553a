import { useMemo } from 'react';
import type { Query } from '../../api/client.js';
import { useParam } from '../../url/params.js';
import { countLines, type QueueLine, queueLines } from './queue-lines.js';
import { ESCALATED, useAlarms, useAlarmSummary, useFloods } from './use-alarms.js';

export const QUEUE_TABS = ['queue', 'mine', 'snoozed', 'handed', 'escalated'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

const FILTERS: Record<QueueTab, Query> = {
  queue: { state: 'new,taken', flood: 'none' },
  mine: { owner: 'me' },
  snoozed: { state: 'snoozed' },
  handed: { handed: 'any' },
  escalated: ESCALATED,
};

/** Parts of the queue that a number elsewhere leads to: exactly what it counts. */
const ONLY = {
  untaken: { state: 'new' },
  urgent: { state: 'new', priority: 'urgent' },
  high: { state: 'new', priority: 'high' },
  low: { state: 'new', priority: 'low' },
  overdue: { overdue: true },
  asked: { handed: 'me' },
} as const satisfies Record<string, Query>;
export type QueuePart = keyof typeof ONLY;

const partOf = (text: string | null): QueuePart | null =>
  text !== null && Object.hasOwn(ONLY, text) ? (text as QueuePart) : null;

export const tabOf = (text: string | null): QueueTab => QUEUE_TABS.find((tab) => tab === text) ?? 'queue';

type Looked = { flood: string | null; only: QueuePart | null; tab: QueueTab };
function filtersOf({ flood, only, tab }: Looked): Query {
  if (flood) return { flood };
  return only ? ONLY[only] : FILTERS[tab];
}

/**
 * The queue of the open tab; floods stand before everything else, an opened flood shows its own alarms. `isRead`: the
 * lines are those of the address, not what stood there before.
 */
export function useQueue() {
  const [tabText] = useParam('a.tab');
  const [flood] = useParam('a.flood');
  const [onlyText] = useParam('a.only');
  const tab = tabOf(tabText);
  const only = partOf(onlyText);
  const list = useAlarms(filtersOf({ flood, only, tab }));
  const floods = useFloods();
  const showsFloods = tab === 'queue' && !flood && !only;
  const lines = useMemo((): QueueLine[] => {
    const alarms = list.data?.pages.flatMap((page) => page.items) ?? [];
    return queueLines(showsFloods ? (floods.data?.items ?? []) : [], alarms);
  }, [list.data, floods.data, showsFloods]);
  const { shown, total } = countLines(lines, list.data?.pages[0]?.total ?? 0);
  return { tab, flood, only, lines, list, shown, total, ...readingOf(list, floods, showsFloods) };
}

/**
 * How far the queue is read. Without its floods that of the first tab is not whole: it is neither empty nor counted.
 * `isSettled`: nor does it stand there only until another tab is read.
 */
function readingOf(list: ReturnType<typeof useAlarms>, floods: ReturnType<typeof useFloods>, showsFloods: boolean) {
  const lacksFloods = showsFloods && !floods.data;
  const isWhole = list.data !== undefined && !lacksFloods;
  const error: Error | null = list.error ?? (lacksFloods ? floods.error : null);
  return {
    isRead: list.isSuccess && !list.isPlaceholderData && (!showsFloods || floods.isFetched),
    isWhole,
    isSettled: isWhole && !list.isPlaceholderData,
    error: isWhole ? null : error,
    readAgain: () => Promise.all([list.refetch(), floods.refetch()]),
  };
}

const totalOf = ({ data }: ReturnType<typeof useAlarms>): number | undefined => data?.pages[0]?.total;

/** How many alarms stand behind the tabs; one whose number is not read yet has none. */
export function useTabCounts(): Partial<Record<QueueTab, number>> {
  const { data } = useAlarmSummary();
  const mine = totalOf(useAlarms({ ...FILTERS.mine, limit: 1 }));
  const handed = totalOf(useAlarms({ ...FILTERS.handed, limit: 1 }));
  return {
    ...(data && {
      queue: data.byState.new + data.byState.taken,
      snoozed: data.byState.snoozed,
      escalated: data.escalated,
    }),
    ...(mine !== undefined && { mine }),
    ...(handed !== undefined && { handed }),
  };
}

/** The queue as its page shows it. */
export type Queue = ReturnType<typeof useQueue>;
