import type { City } from '@abat/contracts';
import { createValueStore, useStoredValue } from '../ui/value-store.js';

const KEY = 'abat.city';

const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A zone this browser can reckon in: the one asked for, unless the browser is too old to know it. */
function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone;
  } catch {
    return zoneHere();
  }
}

/** What the server said the last time; null: never here, or the browser keeps nothing. */
function readKept(): City | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as City | null;
    return kept && { ...kept, timeZone: knownZone(kept.timeZone) };
  } catch {
    return null;
  }
}

const kept = readKept();

/** Until the server has said which city it keeps: most readers sit in it, so their own clock is the best guess. */
const store = createValueStore<City>(kept ?? { timeZone: zoneHere(), name: null, bbox: null, demo: false });

/** Whether this browser has known a city with a place since before this page: then nothing needs to wait for the server. */
export const isCityKept = kept !== null && kept.bbox !== null;

/** The city of this server, as it was last told; known without a network as well. */
export const city = {
  get: store.get,
  subscribe: store.subscribe,
  /** Takes over what the server says, for the next visit too. */
  set: (told: City): void => {
    const next = { ...told, timeZone: knownZone(told.timeZone) };
    if (JSON.stringify(next) === JSON.stringify(store.get())) return;
    store.set(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      return; // Storage may be forbidden: the next visit asks again.
    }
  },
};

export const useCity = (): City => useStoredValue(store);
