import type {
  Agency,
  ChoiceCounts,
  CityFunction,
  Finding,
  FindingStats,
  HistoryEntry,
  Holiday,
  LegalAct,
  MandateSet,
  Me,
  ObjectKindRow,
  Page,
  SearchResponse,
  Territory,
  Work,
  WorkMoney,
  WorkSummary,
  WorkType,
} from '@abat/contracts';
import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  type UseQueryOptions,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMoment } from '../url/moment.js';
import type { Count } from '../ui/count-text.js';
import { handOver } from '../offline/kept-store.js';
import { sessionHint } from './session-hint.js';
import { ApiError } from './api-error.js';
import { askAgainAfter } from './ask-again.js';
import { call, type Query } from './client.js';
import { useIsGoing } from './going.js';
import { keepWithinTime } from './kept-rows.js';
import { keys, type Register } from './keys.js';
import { useIsMomentKnown } from './known-past.js';

const v1 = '/api/v1';

async function readMe(signal: AbortSignal): Promise<Me | null> {
  if (!sessionHint.isSet()) return null;
  try {
    const me = await call<Me>(`${v1}/me`, { signal });
    if (sessionHint.user() !== me.id) sessionHint.set(me.id);
    // Also when nobody new came: a browser that is short of room may have forgotten whose it is.
    void handOver(me.id);
    return me;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    sessionHint.end();
    void handOver(null);
    return null;
  }
}

export const meQuery = queryOptions({
  queryKey: keys.all('me'),
  queryFn: ({ signal }) => readMe(signal),
  staleTime: 5 * 60_000,
});

/** Who is signed in; `null` when nobody is. */
export const useMe = () => useQuery(meQuery);

/** Registers that can be read as they were at a moment, and those that can be read for a day. */
const DATED: readonly Register[] = [
  ...(['works', 'findings', 'restrictions', 'sites', 'territories', 'agencies', 'functions', 'object-kinds'] as const),
  ...(['mandates', 'mandate-sets', 'agreements', 'legal-acts', 'legal-gaps', 'coverage-requirements'] as const),
];
const PLANNED: readonly Register[] = ['works', 'findings'];

/** Whether a register can be read as it was at a moment. */
export const isDated = (register: Register): boolean => DATED.includes(register);

/** The moment or the day shown, as a register is asked for it. */
export function useDated(register: Register): Query {
  const { at, on } = useMoment();
  return useMemo(() => {
    if (at && isDated(register)) return { at };
    return on && PLANNED.includes(register) ? { on } : NOTHING;
  }, [at, on, register]);
}
const NOTHING: Query = {};

/** A list read page by page with its cursor. `total` of any page counts everything the filters select. */
export function useListQuery<Item>(
  register: Register,
  asked: Query,
  options: { enabled?: boolean; everyMs?: number } = {},
) {
  const filters = { ...asked, ...useDated(register) };
  return useInfiniteQuery({
    queryKey: keys.list(register, filters),
    queryFn: ({ pageParam, signal }) =>
      call<Page<Item>>(`${v1}/${register}`, { query: { limit: 50, ...filters, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepWithinTime(filters),
    enabled: options.enabled ?? true,
    refetchInterval: (query) => askAgainAfter(query) || (options.everyMs ?? false),
  });
}

/** How one record is read. */
export const oneQuery = <Item>(register: Register, id: string) =>
  queryOptions({
    queryKey: keys.one(register, id),
    queryFn: ({ signal }) => call<Item>(`${v1}/${register}/${id}`, { signal }),
  });

/** One record by id; disabled while there is no id. */
export function useOneQuery<Item>(register: Register, id: string | null) {
  const { at } = useDated(register);
  const now = oneQuery<Item>(register, id ?? '');
  const then = {
    queryKey: [...now.queryKey, { at }],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call<Item>(`${v1}/${register}/${id ?? ''}`, { query: { at }, signal }),
  };
  // What goes now was there then.
  const isGoing = useIsGoing(id) && !at;
  return useQuery<Item>({ ...(at ? then : now), enabled: id !== null && !isGoing } as UseQueryOptions<Item>);
}

function usePartQuery<Answer>(register: Register, id: string, part: string) {
  const { at } = useDated(register);
  const isGoing = useIsGoing(id) && !at;
  return useQuery({
    enabled: !isGoing,
    queryKey: at ? [...keys.part(register, id, part), { at }] : keys.part(register, id, part),
    queryFn: ({ signal }) => call<Answer>(`${v1}/${register}/${id}/${part}`, { query: { at }, signal }),
  });
}

export const useWorks = (filters: Query) => useListQuery<WorkSummary>('works', filters);
export const useFindings = (filters: Query) => useListQuery<Finding>('findings', filters);
export const useWork = (id: string | null) => useOneQuery<Work>('works', id);
export const useFinding = (id: string | null) => useOneQuery<Finding>('findings', id);
/** Changes of a row of a register, newest first. */
export const useHistory = (register: Register, id: string) =>
  usePartQuery<{ items: HistoryEntry[] }>(register, id, 'history');
export const useWorkHistory = (id: string) => useHistory('works', id);
export const useWorkMoney = (id: string) => usePartQuery<WorkMoney>('works', id, 'money');

/** Counts by rule and severity of the findings that a list with the same filters shows. */
export function useFindingStats(asked: Query) {
  const filters = { ...asked, ...useDated('findings') };
  return useQuery({
    queryKey: keys.stats('findings', filters),
    queryFn: ({ signal }) => call<FindingStats>(`${v1}/findings/stats`, { query: filters, signal }),
    placeholderData: keepWithinTime(filters),
  });
}

/**
 * How many rows a list with the same filters would have with each choice of its filter `by` in place of the one in force;
 * a choice may be several values with commas between. `undefined` until that is known, `null` when nobody can know: the
 * moment shown is before everything that is kept.
 */
export function useChoiceCounts(
  register: Register,
  asked: Query & { by: string },
  { enabled }: { enabled: boolean },
): (value: string) => Count {
  const query = { ...asked, [asked.by]: undefined, ...useDated(register) };
  const isMomentKnown = useIsMomentKnown();
  const isKnown = isDated(register) ? isMomentKnown : true;
  const { data } = useQuery({
    queryKey: keys.stats(register, query),
    queryFn: ({ signal }) => call<ChoiceCounts>(`${v1}/${register}/counts`, { query, signal }),
    placeholderData: keepWithinTime(query),
    enabled,
  });
  const counts = useMemo(() => data && new Map(data.items.map(({ value, count }) => [value, count])), [data]);
  if (isKnown === false) return () => null;
  return (value) => {
    if (!isKnown || !counts) return undefined;
    return value.split(',').reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
  };
}

/** A whole small register (agencies, functions, districts), read once for each moment shown and kept fresh by events. */
function useRegister<Item>(register: Register, asked: Query = NOTHING) {
  const filters = { ...asked, ...useDated(register) };
  return useQuery({
    queryKey: keys.whole(register, filters),
    queryFn: async ({ signal }) => {
      const page = await call<Page<Item>>(`${v1}/${register}`, { query: { ...filters, limit: 500 }, signal });
      return page.items;
    },
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  });
}

export const useAgencies = () => useRegister<Agency>('agencies');
export const useFunctions = () => useRegister<CityFunction>('functions');
export const useCity = () => useRegister<Territory>('territories', { kind: 'city' });
export const useObjectKinds = () => useRegister<ObjectKindRow>('object-kinds');
export const useWorkTypes = () => useRegister<WorkType>('work-types');
/** Days off beside the weekends, of all years. */
export const useHolidayRegister = () => useRegister<Holiday>('holidays');
export const useMandateSets = () => useRegister<MandateSet>('mandate-sets');
export const useLegalActs = () => useRegister<LegalAct>('legal-acts');
export const useDistricts = () => useRegister<Territory>('territories', { kind: 'district' });

/** Hits of the search by name; asks from two letters on. */
export function useSearch(text: string) {
  const q = text.trim();
  return useQuery({
    queryKey: ['search', 'list', { q }],
    queryFn: ({ signal }) => call<SearchResponse>(`${v1}/search`, { query: { q, limit: 20 }, signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
