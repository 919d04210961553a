import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { createValueStore, useStoredValue } from '../ui/value-store.js';

/** What the console shows instead of now: a moment of the past as it was, or the works of a day to come. */
export type Moment = { at: string | null; on: string | null };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A moment as the server takes it: a day alone would ask it something else. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** Anything else a browser may take for a moment means another one in the next browser. */
const DATED = /^\d{4}-\d{2}-\d{2}/;

/** A moment of the past that somebody wrote into an address, as the server takes it; null when it is none. */
export function pastMoment(text: string | null, now: number): string | null {
  if (text === null || !DATED.test(text)) return null;
  const moment = Date.parse(text);
  if (!(moment > 0 && moment <= now)) return null;
  return MOMENT.test(text) ? text : new Date(moment).toISOString();
}

// A 31st of February would be taken for a day of March.
const isDay = (text: string): boolean =>
  DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** Reads `?at=` and `?on=`; what is no moment of the past or no day counts as absent. */
export function parseMoment(at: string | null, on: string | null, now: number): Moment {
  const past = pastMoment(at, now);
  return { at: past, on: past === null && on !== null && isDay(on) ? on : null };
}

/** The moment in the address. */
export function useMoment(): Moment {
  const [params] = useSearchParams();
  const [at, on] = [params.get('at'), params.get('on')];
  return useMemo(() => parseMoment(at, on, Date.now()), [at, on]);
}

const pastShown = createValueStore(false);

/** Told by the console while it shows the past: then nothing can be changed. */
export const tellPastShown = pastShown.set;
export const useIsPastShown = (): boolean => useStoredValue(pastShown);
