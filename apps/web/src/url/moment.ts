import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { createValueStore, useStoredValue } from '../ui/value-store.js';

/** What the console shows instead of now: a moment of the past as it was, or the works of a day to come. */
export type Moment = { at: string | null; on: string | null };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `?at=` and `?on=`; what is no moment of the past or no day counts as absent. */
export function parseMoment(at: string | null, on: string | null, now: number): Moment {
  const moment = at === null ? NaN : Date.parse(at);
  if (!Number.isNaN(moment) && moment <= now && moment > 0) return { at, on: null };
  return { at: null, on: on !== null && DAY.test(on) && !Number.isNaN(Date.parse(on)) ? on : null };
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
