import type {
  AlarmKpis,
  Changes,
  FiguresCalendar,
  FiguresDistricts,
  FiguresFlow,
  FiguresMoney,
  FiguresNow,
  FiguresWeek,
  Finding,
  Page,
} from '@abat/contracts';
import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, type Query } from '../api/client.js';
import { keys } from '../api/keys.js';
import { liveBus } from '../live/live-bus.js';
import { inRounds } from '../live/rounds.js';

/** Figures are sums over everything: they follow the events, but not each of them. */
const REST = { shortestMs: 1000, longestMs: 4000 };
const DAY_MS = 86_400_000;

type Follower = { count: number; stop: (() => void) | null };
const follower: Follower = { count: 0, stop: null };

function followEvents(refresh: () => Promise<void>): () => void {
  const rounds = inRounds(refresh, REST);
  const unsubscribe = liveBus.subscribe({ onEvent: rounds.ask, onReload: rounds.ask });
  return () => {
    unsubscribe();
    rounds.stop();
  };
}

/** However many blocks stand on a page, the events are followed once. */
function useFollowedFigures(): void {
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

function useFigure<Answer>(name: string, path: string, query: Query): UseQueryResult<Answer> {
  useFollowedFigures();
  return useQuery({
    queryKey: ['figures', name, query] as const,
    queryFn: ({ signal }) => call<Answer>(`/api/v1/${path}`, { query, signal }),
    placeholderData: keepPreviousData,
    // A day that ends changes "today" without any event.
    refetchInterval: 5 * 60_000,
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

/** Most findings a block names. */
const NEWEST = 20;

/** Open findings, the newest first. */
export const useNewestFindings = (district: string | null) =>
  useFigure<Page<Finding>>('newest', 'findings', {
    ...{ territory: district, status: 'open,assessed,in-decision', sort: '-openedAt', limit: NEWEST },
  });

/** What changed in the last 24 hours; the window is moved with every refetch. */
export function useDayChanges(district: string | null): UseQueryResult<Changes> {
  useFollowedFigures();
  return useQuery({
    queryKey: ['figures', 'changes', { district }] as const,
    queryFn: ({ signal }) => {
      const since = new Date(Date.now() - DAY_MS).toISOString();
      return call<Changes>('/api/v1/changes', { query: { since, district, limit: NEWEST }, signal });
    },
    placeholderData: keepPreviousData,
    refetchInterval: 5 * 60_000,
  });
}
