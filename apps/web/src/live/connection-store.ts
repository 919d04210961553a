import { useSyncExternalStore } from 'react';
import { useIsPastShown } from '../url/moment.js';
import { createValueStore, useStoredValue } from '../ui/value-store.js';
import type { ConnectionStatus, StaleCause } from './link-state.js';

export type { ConnectionStatus } from './link-state.js';

export type Connection = {
  status: ConnectionStatus;
  /** Why a connected screen is stale; null while it is not. */
  cause: StaleCause | null;
  /** The server's clock at the last message, ms since 1970 by the server; null before the first. */
  serverTime: number | null;
  /** Up to when every change was told, ms since 1970 by the server; null before the first tick. */
  completeTo: number | null;
  /** When this browser last heard the server, by its own clock. */
  heardAt: number | null;
  /** When what is on screen was true, by its own clock; null before the first tick. */
  trueAt: number | null;
  /** The server answers requests while the live picture is stale. */
  answersRequests: boolean;
  /** Build the page came with, as the first tick told. */
  build: string | null;
  /** Another build that the server runs by now: a deploy happened. */
  newBuild: string | null;
};

const store = createValueStore<Connection>({
  status: 'connecting',
  cause: null,
  serverTime: null,
  completeTo: null,
  heardAt: null,
  trueAt: null,
  answersRequests: false,
  build: null,
  newBuild: null,
});

export const connection = {
  get: store.get,
  subscribe: store.subscribe,
  /** Followers hear only of what differs. */
  set: (change: Partial<Connection>): void => {
    const now = store.get();
    const isNews = Object.entries(change).some(([name, value]) => now[name as keyof Connection] !== value);
    if (isNews) store.set({ ...now, ...change });
  },
};

let newestSeq: number | null = null;

/** Newest event number seen; null before the first. Nobody is told of it: screens must not draw anew for every event. */
export const newestEvent = {
  get: (): number | null => newestSeq,
  set: (seq: number | null): void => {
    newestSeq = seq;
  },
};

export const useConnection = (): Connection => useStoredValue(store);

/** True while what is on screen may be out of date, or is the past: destructive actions are blocked then. */
export const useIsStale = (): boolean => {
  const isPast = useIsPastShown();
  return useSyncExternalStore(connection.subscribe, () => connection.get().status !== 'live') || isPast;
};
