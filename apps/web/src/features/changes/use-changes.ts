import type { Change, Changes, ShiftNow } from '@abat/contracts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useMay } from '../../app/session-gate.js';
import { call } from '../../api/client.js';
import { useServerNow } from '../../live/server-now.js';
import { useChangeParams } from '../../url/params.js';
import { momentOf } from './since.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const PAGE = 60;

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

/**
 * When the reader's last shift ended, or, in their first, when it began: what happened since then is new to them. Null: they
 * had none, undefined: not known yet.
 */
function useLastShift(): string | null | undefined {
  const mayWork = useMay('shift.work');
  const { data } = useQuery({
    queryKey: ['shifts', 'now'],
    queryFn: ({ signal }) => call<ShiftNow>('/api/v1/shifts/now', { signal }),
    enabled: mayWork,
  });
  if (!mayWork) return null;
  return data && (data.lastEndedAt ?? data.mine?.startedAt ?? null);
}

/** What changed since the chosen moment, newest first. */
export function useChanges() {
  const { since, district, agency, subject, action } = useChangeFilters();
  const lastShift = useLastShift();
  // The window of a page that stays open moves on with the hours.
  const hour = Math.floor(useServerNow(MINUTE_MS) / HOUR_MS) * HOUR_MS;
  const moment = useMemo(() => momentOf(since, hour, lastShift ?? null), [since, hour, lastShift]);
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
  const hasShift = lastShift !== null;
  return { answer, items, first: answer.data?.pages[0], hasShift, isWithoutShift: since === 'shift' && !hasShift };
}
