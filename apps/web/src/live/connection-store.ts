import { useSyncExternalStore } from 'react';

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
  /** Build of the server; a change means a deploy happened. */
  build: string | null;
};

let state: Connection = { status: 'connecting', serverTime: null, heardAt: null, seq: null, build: null };
const listeners = new Set<() => void>();

export const connection = {
  get: (): Connection => state,
  set(change: Partial<Connection>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const useConnection = (): Connection => useSyncExternalStore(connection.subscribe, connection.get);

/** True while what is on screen may be out of date: destructive actions are blocked then. */
export const useIsStale = (): boolean => useConnection().status !== 'live';
