import type { Change, Changes, ShiftNow } from '@abat/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../../app/session-gate.js';
import { call } from '../../api/client.js';
import { addDays, cityMoment } from '../../city/city-moment.js';
import { cityTime } from '../../format.js';
import { useNow } from '../../ui/use-now.js';
import { useChangeParams } from '../../url/params.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;
const PAGE = 60;

/** Beginnings of the window that have a name; others stand in the address as a moment. */
export const SINCE = ['day', 'yesterday', 'shift', 'week'] as const;
export type Since = (typeof SINCE)[number];

type Name = 'since' | 'district' | 'agency' | 'subject' | 'action';

/** What the list of changes is about; the address keeps it as `c.since=…`. */
export function useChangeFilters() {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const set = useCallback(
    (next: Partial<Record<Name, string | null>>) =>
      change(Object.fromEntries(Object.entries(next).map(([name, text]) => [`c.${name}`, text ?? null]))),
    [change],
  );
  const get = (name: Name) => params.get(`c.${name}`);
  return {
    since: get('since') ?? 'day',
    district: get('district'),
    agency: get('agency'),
    subject: get('subject'),
    action: get('action'),
    set,
  };
}

/** When the reader's own shift began; null: no shift is running, undefined: not known yet. */
export function useShiftStart(): string | null | undefined {
  const mayWork = useMay('shift.work');
  const { data } = useQuery({
    queryKey: ['shifts', 'now'],
    queryFn: ({ signal }) => call<ShiftNow>('/api/v1/shifts/now', { signal }),
    enabled: mayWork,
  });
  if (!mayWork) return null;
  return data && (data.mine?.startedAt ?? null);
}

/** The moment a beginning stands for in this hour; null: it stands for none. */
function momentOf(since: string, hour: number, shiftStart: string | null | undefined): string | null {
  const named: Record<Since, string | null> = {
    day: new Date(hour - DAY_MS).toISOString(),
    yesterday: new Date(cityMoment(addDays(cityTime(hour).date, -1), '00:00')).toISOString(),
    week: new Date(hour - 7 * DAY_MS).toISOString(),
    shift: shiftStart ?? null,
  };
  const known = SINCE.find((name) => name === since);
  if (known) return named[known];
  return Number.isNaN(Date.parse(since)) ? named.day : since;
}

/** What changed since the chosen moment, newest first. */
export function useChanges() {
  const { since, district, agency, subject, action } = useChangeFilters();
  const shiftStart = useShiftStart();
  // The window of a page that stays open moves on with the hours.
  const hour = Math.floor(useNow(MINUTE_MS) / HOUR_MS) * HOUR_MS;
  const moment = useMemo(() => momentOf(since, hour, shiftStart), [since, hour, shiftStart]);
  const query = { since: moment, district, agency, subject, action, limit: PAGE };
  const answer = useInfiniteQuery({
    queryKey: ['figures', 'changes', 'page', query],
    queryFn: ({ pageParam, signal }) =>
      call<Changes>('/api/v1/changes', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    enabled: moment !== null,
    refetchInterval: MINUTE_MS,
  });
  const items = useMemo<Change[]>(() => answer.data?.pages.flatMap((page) => page.items) ?? [], [answer.data]);
  const hasShift = shiftStart !== null;
  return { answer, items, first: answer.data?.pages[0], hasShift, isWithoutShift: since === 'shift' && !hasShift };
}
