import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isLost } from '../offline/is-lost.js';
import { isLostAgain, keepAnswers } from '../offline/keep-answers.js';
import { keptShown } from '../offline/kept-shown.js';
import { askAgainAfter } from './ask-again.js';
import { reportFetch } from './fetch-health.js';

/** One answer that came does not make good another that is still missing. */
function reportHealth(): void {
  const isFailing = queryCache.getAll().some((query) => query.isActive() && isLost(query.state.error));
  reportFetch(isFailing ? 'failing' : 'fine');
}

const queryCache: QueryCache = new QueryCache({
  onError: (error) => (isLost(error) ? reportFetch('failing') : reportHealth()),
  onSuccess: reportHealth,
});

/** The cache of server state. Live events keep it fresh, so nothing refetches by the clock but what was lost. */
export const queryClient = new QueryClient({
  queryCache,
  defaultOptions: {
    queries: {
      // Asked even when the browser says that there is no network: what was kept is shown then.
      networkMode: 'always',
      persister: keepAnswers,
      staleTime: 60_000,
      gcTime: 300_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: true,
      refetchInterval: askAgainAfter,
      retry: (count, error) => count < 2 && isLost(error) && !isLostAgain(error),
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
    },
    mutations: { retry: false },
  },
});

queryCache.subscribe(({ type, query }) => {
  if (type === 'removed') keptShown.remove(query.queryHash);
  else if (type === 'observerAdded' || type === 'observerRemoved') keptShown.look(query.queryHash);
});
