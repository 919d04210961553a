import { createValueStore, useStoredValue } from '../ui/value-store.js';

/** Whether the last answers of the API came through. `failing` puts the banner up. */
export type FetchHealth = 'fine' | 'failing';

const health = createValueStore<FetchHealth>('fine');

export const reportFetch = (next: FetchHealth): void => health.set(next);
export const useFetchHealth = (): FetchHealth => useStoredValue(health);
