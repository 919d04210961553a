import { createValueStore, useStoredValue } from '../ui/value-store.js';

/**
 * live: ticks arrive. stale: connected, but the server has been silent too long. reconnecting: the socket is down and
 * tries again. offline: the machine itself has no network.
 */
export type ConnectionStatus = 'connecting' | 'live' | 'stale' | 'reconnecting' | 'offline';

export type Connection = {
  status: ConnectionStatus;
  /** The server's clock at the last message, ms since 1970 by the server; null before the first. */
  serverTime: number | null;
  /** When this browser last heard the server, by its own clock. */
  heardAt: number | null;
  /** Newest event number seen. */
  seq: number | null;
  /** Build the page came with, as the first tick told. */
  build: string | null;
  /** The server runs another build by now: a deploy happened. */
  hasNewBuild: boolean;
};

const store = createValueStore<Connection>({
  status: 'connecting',
  serverTime: null,
  heardAt: null,
  seq: null,
  build: null,
  hasNewBuild: false,
});

export const connection = {
  get: store.get,
  set: (change: Partial<Connection>): void => store.set({ ...store.get(), ...change }),
};

export const useConnection = (): Connection => useStoredValue(store);

/** True while what is on screen may be out of date: destructive actions are blocked then. */
export const useIsStale = (): boolean => useConnection().status !== 'live';
