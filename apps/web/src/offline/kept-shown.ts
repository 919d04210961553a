import { createValueStore, useStoredValue } from '../ui/value-store.js';

/** Queries whose data on screen was kept, and when each came, ms. */
const shown = createValueStore<ReadonlyMap<string, number>>(new Map());

/** When the oldest kept answer on screen came, ms since 1970; null while everything comes from the server. */
const oldest = createValueStore<number | null>(null);

function change(edit: (next: Map<string, number>) => void): void {
  const next = new Map(shown.get());
  edit(next);
  shown.set(next);
  oldest.set(next.size > 0 ? Math.min(...next.values()) : null);
}

export const keptShown = {
  add: (hash: string, at: number): void => change((next) => next.set(hash, at)),
  remove: (hash: string): void => {
    if (shown.get().has(hash)) change((next) => next.delete(hash));
  },
  oldest: oldest.get,
  subscribe: oldest.subscribe,
};

export const useKeptSince = (): number | null => useStoredValue(oldest);
