import type { City } from '@abat/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { connection } from '../live/connection-store.js';
import { city, isCityKept } from './city-store.js';

const cityQuery = queryOptions({
  queryKey: ['city'],
  queryFn: async ({ signal }) => {
    const told = await call<City>('/api/v1/city', { signal });
    city.set(told);
    return told;
  },
});

const ask = (): Promise<void> => queryClient.prefetchQuery(cityQuery);

/** Asks again when the server comes back: it may have been set up anew meanwhile, and a wall stands for months. */
function askWhenServerIsBack(): void {
  let wasLive = true;
  connection.subscribe(() => {
    const isLive = connection.get().status === 'live';
    if (isLive && !wasLive) void ask();
    wasLive = isLive;
  });
}

/** Learns which city this is. Only a first visit waits for it: others begin with what was told the last time. */
export async function learnCity(): Promise<void> {
  askWhenServerIsBack();
  const asked = ask();
  if (!isCityKept) await asked;
}
