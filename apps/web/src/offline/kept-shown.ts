import { createValueStore, useStoredValue } from '../ui/value-store.js';

type KeptQuery = { queryHash: string; getObserversCount: () => number };

/** Queries whose data was kept, and when each came, ms. */
const kept = new Map<string, { query: KeptQuery; at: number }>();

/** When the oldest kept answer on screen came, ms since 1970; null while everything comes from the server. */
const oldest = createValueStore<number | null>(null);

/** What a page that was left shows no more says nothing of the page on screen. */
function count(): void {
  const onScreen = [...kept.values()].filter(({ query }) => query.getObserversCount() > 0);
  oldest.set(onScreen.length > 0 ? Math.min(...onScreen.map(({ at }) => at)) : null);
}

export const keptShown = {
  add: (query: KeptQuery, at: number): void => {
    kept.set(query.queryHash, { query, at });
    count();
  },
  remove: (hash: string): void => {
    if (kept.delete(hash)) count();
  },
  /** A query came on screen or left it. */
  look: (hash: string): void => {
    if (kept.has(hash)) count();
  },
  /** When the answer a query holds came, ms; null: it is not a kept one. */
  since: (hash: string): number | null => kept.get(hash)?.at ?? null,
  oldest: oldest.get,
  subscribe: oldest.subscribe,
};

export const useKeptSince = (): number | null => useStoredValue(oldest);
