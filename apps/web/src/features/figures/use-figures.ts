import type { FiguresCalendar, FiguresDistricts, FiguresFlow, FiguresMoney } from '@abat/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { call, type Query } from '../../api/client.js';
import { useFollowedFigures } from '../../blocks/use-figure.js';
import { useChangeParams } from '../../url/params.js';

/** A figure is counted again at least so often; an unchanged one costs the server a few bytes. */
const REFRESH_MS = 30_000;

type Name = 'district' | 'year' | 'function' | 'calendar';

/** What the pictures are about; the address keeps it as `g.district=…`. */
export function useFigureParams() {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const set = useCallback(
    (next: Partial<Record<Name, string | null>>) =>
      change(Object.fromEntries(Object.entries(next).map(([name, text]) => [`g.${name}`, text ?? null]))),
    [change],
  );
  const get = (name: Name) => params.get(`g.${name}`);
  const year = /^\d{4}$/.test(get('year') ?? '') ? get('year') : null;
  return { district: get('district'), year, function: get('function'), calendar: get('calendar'), set };
}

/** Whether two figures are about the same place and year: numbers of one never stand under the name of another. */
const isAlike = (one: Query, other: Query): boolean =>
  ['district', 'year'].every((name) => (one[name] ?? null) === (other[name] ?? null));

function useFigure<Answer>(name: string, query: Query) {
  useFollowedFigures();
  return useQuery<Answer, Error, Answer, readonly ['figures', string, Query]>({
    queryKey: ['figures', name, query],
    queryFn: ({ signal }) => call<Answer>(`/api/v1/figures/${name}`, { query, signal }),
    placeholderData: (previous, before) =>
      before && isAlike(before.queryKey[2], query) ? keepPreviousData(previous) : undefined,
    refetchInterval: REFRESH_MS,
  });
}

export const useDistrictFigures = (query: Query) => useFigure<FiguresDistricts>('districts', query);
export const useCalendarFigures = (query: Query) => useFigure<FiguresCalendar>('calendar', query);
export const useMoneyFigures = (query: Query) => useFigure<FiguresMoney>('money', query);
export const useFlowFigures = (query: Query) => useFigure<FiguresFlow>('flow', query);
