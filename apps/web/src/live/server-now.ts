import { createValueStore, useStoredValue } from '../ui/value-store.js';
import { useNow } from '../ui/use-now.js';
import { connection } from './connection-store.js';

/** Less than this is the way of a message, ms. */
const NOTED_MS = 1000;

/** How far the server's clock is ahead of this browser's, ms. */
const ahead = createValueStore(0);
let lastTold: number | null = null;

// A server that tells the same moment again stands still: its clock did not fall behind.
connection.subscribe(() => {
  const { serverTime, heardAt } = connection.get();
  if (serverTime === null || heardAt === null || serverTime === lastTold) return;
  lastTold = serverTime;
  if (Math.abs(serverTime - heardAt - ahead.get()) >= NOTED_MS) ahead.set(serverTime - heardAt);
});

/** Now by the server's clock once it was heard, ms since 1970: the clock of a wall or a desk may be wrong. */
export const serverNow = (): number => Date.now() + ahead.get();

/** Now by the server's clock, renewed every `everyMs`: ages of what the server dated are counted by it. */
export const useServerNow = (everyMs = 1000): number => useNow(everyMs) + useStoredValue(ahead);
