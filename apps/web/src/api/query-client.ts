import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isLost, keepAnswers } from '../offline/keep-answers.js';
import { keptShown } from '../offline/kept-shown.js';
import { reportFetch } from './fetch-health.js';

/** The cache of server state. Live events keep it fresh, so nothing refetches by the clock. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => reportFetch(isLost(error) ? 'failing' : 'fine'),
    onSuccess: () => reportFetch('fine'),
  }),
  defaultOptions: {
    queries: {
      // Asked even when the browser says that there is no network: what was kept is shown then.
      networkMode: 'always',
      persister: keepAnswers,
      staleTime: 60_000,
      gcTime: 300_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      retry: (count, error) => count < 2 && isLost(error),
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
    },
    mutations: { retry: false },
  },
});

queryClient.getQueryCache().subscribe(({ type, query }) => {
  if (type === 'removed') keptShown.remove(query.queryHash);
});
