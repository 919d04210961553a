import { useSyncExternalStore } from 'react';

/** Whether the last answers of the API came through. `failing` puts the banner up. */
export type FetchHealth = 'fine' | 'failing';

let health: FetchHealth = 'fine';
const listeners = new Set<() => void>();

export function reportFetch(next: FetchHealth): void {
  if (next === health) return;
  health = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useFetchHealth = (): FetchHealth => useSyncExternalStore(subscribe, () => health);
