import type { Me } from '@abat/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { handOver } from '../offline/kept-store.js';
import { keys } from './keys.js';
import { sessionHint } from './session-hint.js';

/** Another person (or nobody) is at the screen now: nothing the last one read stays in the cache. */
export function changeUser(client: QueryClient, me: Me | null): void {
  if (me) sessionHint.set(me.id);
  else sessionHint.clear();
  // What was kept is found by its owner only; that it is gone from the disk too need not be waited for.
  void handOver(me?.id ?? null);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
  client.setQueryData(keys.all('me'), me);
}
