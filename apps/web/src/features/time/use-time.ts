import type { ChangeHistogram, FiguresCalendar } from '@abat/contracts';
import { useReducedMotion } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../api/client.js';
import { cityTime } from '../../format.js';
import { serverNow, useServerNow } from '../../live/server-now.js';
import { type Moment, useMoment } from '../../url/moment.js';
import { useChangeParams } from '../../url/params.js';
import { type Clock, isSpan, replayStep, SPANS, type Span } from './time-scale.js';

const CLOCK_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const TICK_MS = 1_000;
/** With reduced motion a replay takes greater steps, seldom. */
const CALM_FACTOR = 3;

/** Minutes of the city per second of a replay. */
export const SPEEDS = ['10', '30', '60', '180'] as const;

/** The clock of the slider: it moves each minute. */
export function useClock(): Clock {
  const now = useServerNow(CLOCK_MS);
  return useMemo(() => ({ now, today: cityTime(now).date }), [now]);
}

/** Everything of the time bar stands in the address: whether it is open, its span, the moment, the replay. */
export function useTimeParams() {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const moment = useMoment();
  const [spanText, play] = [params.get('span'), params.get('play')];
  const speed = SPEEDS.find((each) => each === play) ?? null;
  const span: Span = isSpan(spanText) ? spanText : 'week';
  const show = useCallback((next: Moment) => change({ ...next, play: null, time: '1' }), [change]);
  const toNow = useCallback(() => change({ at: null, on: null, play: null }), [change]);
  return { moment, span, speed, isOpen: params.get('time') === '1', show, toNow, change };
}

/** Plays the past from the shown moment on, or from a day ago, until now. */
export function useReplay(): void {
  const { moment, speed, change } = useTimeParams();
  const isCalm = useReducedMotion();
  const { at } = moment;
  useEffect(() => {
    if (!speed) return undefined;
    const factor = isCalm ? CALM_FACTOR : 1;
    const timer = setTimeout(() => {
      const from = at ?? new Date(serverNow() - DAY_MS).toISOString();
      const next = replayStep(from, Number(speed) * factor, serverNow());
      change(next === null ? { at: null, play: null } : { at: next, on: null });
    }, TICK_MS * factor);
    return () => clearTimeout(timer);
  }, [speed, at, isCalm, change]);
}

/** How much changed, per hour or day, over the past of the slider. Asked anew each hour. */
export function useHistogram(span: Span, clock: Clock) {
  const { back, stepMs, histogram } = SPANS[span];
  const hour = Math.floor(clock.now / HOUR_MS) * HOUR_MS;
  const since = new Date(hour - back * stepMs).toISOString();
  return useQuery({
    queryKey: ['figures', 'histogram', { since, step: histogram }],
    queryFn: ({ signal }) =>
      call<ChangeHistogram>('/api/v1/changes/histogram', { query: { since, step: histogram }, signal }),
    placeholderData: keepPreviousData,
    staleTime: CLOCK_MS,
  });
}

function useYear(year: number) {
  return useQuery({
    queryKey: ['figures', 'calendar', { year: String(year), district: null }],
    queryFn: ({ signal }) => call<FiguresCalendar>('/api/v1/figures/calendar', { query: { year }, signal }),
    staleTime: 5 * CLOCK_MS,
  });
}

/** Works under way on each day to come, tomorrow first. */
export function useComing({ today }: Clock): readonly number[] {
  const year = Number(today.slice(0, 4));
  const [present, next] = [useYear(year).data, useYear(year + 1).data];
  return useMemo(() => {
    if (!present) return [];
    const passed = Math.round((Date.parse(today) - Date.parse(present.first)) / DAY_MS) + 1;
    return [...present.active.slice(passed), ...(next?.active ?? [])];
  }, [present, next, today]);
}
