import type { Me } from '@abat/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from './keys.js';
import { sessionHint } from './session-hint.js';

/** Another person (or nobody) is at the screen now: nothing the last one read stays in the cache. */
export function changeUser(client: QueryClient, me: Me | null): void {
  if (me) sessionHint.set();
  else sessionHint.clear();
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
  client.setQueryData(keys.all('me'), me);
}
