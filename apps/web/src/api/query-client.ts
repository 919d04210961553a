import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';
import { reportFetch } from './fetch-health.js';

const lostOrBusy = (error: unknown) => error instanceof ApiError && (error.kind === 'network' || error.status >= 500);

/** The cache of server state. Live events keep it fresh, so nothing refetches by the clock. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => reportFetch(lostOrBusy(error) ? 'failing' : 'fine'),
    onSuccess: () => reportFetch('fine'),
  }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 300_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      retry: (count, error) => count < 2 && lostOrBusy(error),
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
    },
    mutations: { retry: false },
  },
});
