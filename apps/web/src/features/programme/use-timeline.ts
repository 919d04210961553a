import { useDebouncedCallback } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { cityTime } from '../../format.js';
import { scaleStore } from '../../theme/screen-scale.js';
import { dayNumber, dayText } from './days.js';
import { STEP_DAYS, TimeScale, ZOOMS } from './time-scale.js';
import { DEFAULT_ZOOM, useBoardParams, useLook } from './use-board-params.js';
import { useHolidays } from './use-holidays.js';

/** Where today stands when nobody moved the timeline: a little from the left. */
const TODAY_SHARE = 0.14;
/** How long the timeline rests before the address keeps its place. */
const REST_MS = 250;

/** The days the timeline shows: moved by buttons, keys and a sideways wheel; the address keeps where it rests. */
export function useTimeline(width: number) {
  const { set } = useBoardParams();
  const { zoom, at } = useLook();
  const [from, setFrom] = useState<number | null>(at);
  const keep = useDebouncedCallback((day: number) => set({ at: dayText(day) }), REST_MS);
  useEffect(() => setFrom(at), [at]);
  const today = dayNumber(cityTime(Date.now()).date);
  const holidays = useHolidays();
  const scale = useMemo(() => {
    const days = new TimeScale(zoom, 0, width).to;
    const first = from ?? Math.round(today - days * TODAY_SHARE);
    return new TimeScale(zoom, first, width, new Set(holidays.keys()));
  }, [zoom, from, width, today, holidays]);
  const moveTo = useCallback(
    (day: number) => {
      setFrom(day);
      keep(day);
    },
    [keep],
  );
  const now = useRef(scale);
  useEffect(() => {
    now.current = scale;
  }, [scale]);
  const { wheelRef } = useSidewaysWheel(now, moveTo);
  return useMemo(
    () => ({
      scale,
      wheelRef,
      step: (steps: number) => moveTo(now.current.from + Math.round(steps * STEP_DAYS[now.current.zoom])),
      show: (day: number) => moveTo(day - Math.round((now.current.to - now.current.from) * TODAY_SHARE)),
      toToday: () => {
        keep.cancel();
        setFrom(null);
        set({ at: null });
      },
      zoomBy: (steps: number) => {
        const next = ZOOMS[ZOOMS.indexOf(now.current.zoom) + steps];
        if (next) set({ zoom: next === DEFAULT_ZOOM ? null : next });
      },
    }),
    [scale, wheelRef, moveTo, keep, set],
  );
}

/** A wheel turned sideways (or with Shift) over the timeline moves the days; elsewhere it scrolls the table. */
function useSidewaysWheel(now: { current: TimeScale }, moveTo: (day: number) => void) {
  const rest = useRef(0);
  const wheelRef = useCallback(
    (box: HTMLElement | null) => {
      if (!box) return undefined;
      const onWheel = (event: WheelEvent) => {
        const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
        const { right } = box.getBoundingClientRect();
        if (Math.abs(sideways) < 1 || event.clientX < right - now.current.width * scaleStore.get()) return;
        if (!(event.target instanceof Element) || !event.target.closest('[role=treegrid]')) return;
        event.preventDefault();
        rest.current += sideways / now.current.dayPx;
        const days = Math.trunc(rest.current);
        rest.current -= days;
        if (days !== 0) moveTo(now.current.from + days);
      };
      box.addEventListener('wheel', onWheel, { passive: false });
      return () => box.removeEventListener('wheel', onWheel);
    },
    [now, moveTo],
  );
  return { wheelRef };
}
