import {
  OPEN_FINDING_STATUSES,
  type AlarmKpis,
  type Changes,
  type FiguresCalendar,
  type FiguresDistricts,
  type FiguresFlow,
  type FiguresMoney,
  type FiguresNow,
  type FiguresWeek,
  type Finding,
  type Page,
} from '@abat/contracts';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { askAgainAfter } from '../api/ask-again.js';
import { call, type Query } from '../api/client.js';
import { keys } from '../api/keys.js';
import { serverNow } from '../live/server-now.js';
import { followEvents } from './follow-events.js';

const DAY_MS = 86_400_000;
/** A day that ends changes "today" without any event. */
export const BY_CLOCK_MS = 5 * 60_000;

type Follower = { count: number; stop: (() => void) | null };
const follower: Follower = { count: 0, stop: null };

/** However many figures stand on a page, the events are followed once. */
export function useFollowedFigures(): void {
  const client = useQueryClient();
  useEffect(() => {
    follower.count += 1;
    follower.stop ??= followEvents(() => client.invalidateQueries({ queryKey: keys.all('figures') }));
    return () => {
      follower.count -= 1;
      if (follower.count > 0) return;
      follower.stop?.();
      follower.stop = null;
    };
  }, [client]);
}

const askByClock = (query: Parameters<typeof askAgainAfter>[0]): number => askAgainAfter(query) || BY_CLOCK_MS;
/** The clock rests while nobody looks: who looks again must not wait for its next turn. */
const BY_TIME = { refetchInterval: askByClock, refetchOnWindowFocus: true } as const;

// One district's figures never stand in for another's: until its own have come, a block is loading.
function useFigure<Answer>(name: string, path: string, query: Query): UseQueryResult<Answer> {
  useFollowedFigures();
  return useQuery({
    queryKey: ['figures', name, query] as const,
    queryFn: ({ signal }) => call<Answer>(`/api/v1/${path}`, { query, signal }),
    ...BY_TIME,
  });
}

export const useFiguresNow = (district: string | null) => useFigure<FiguresNow>('now', 'figures/now', { district });
export const useFiguresDistricts = () => useFigure<FiguresDistricts>('districts', 'figures/districts', {});
export const useFiguresCalendar = (district: string | null) =>
  useFigure<FiguresCalendar>('calendar', 'figures/calendar', { district });
export const useFiguresMoney = (district: string | null) =>
  useFigure<FiguresMoney>('money', 'figures/money', { district });
export const useFiguresFlow = (district: string | null) => useFigure<FiguresFlow>('flow', 'figures/flow', { district });
export const useFiguresWeek = (district: string | null) => useFigure<FiguresWeek>('week', 'figures/week', { district });
export const useAlarmKpis = () => useFigure<AlarmKpis>('alarm-kpis', 'alarms/kpis', {});

/** Most rows a block names. */
const MOST_ROWS = 20;

/** Open findings, the gravest first. */
export const useGravestFindings = (district: string | null) =>
  useFigure<Page<Finding>>('gravest', 'findings', {
    ...{ territory: district, status: OPEN_FINDING_STATUSES.join(','), sort: '-score', limit: MOST_ROWS },
  });

/** What changed in the last 24 hours; the window is moved with every refetch. */
export function useDayChanges(district: string | null): UseQueryResult<Changes> {
  useFollowedFigures();
  return useQuery({
    queryKey: ['figures', 'changes', { district }] as const,
    queryFn: ({ signal }) => {
      const since = new Date(serverNow() - DAY_MS).toISOString();
      return call<Changes>('/api/v1/changes', { query: { since, district, limit: MOST_ROWS }, signal });
    },
    ...BY_TIME,
  });
}
