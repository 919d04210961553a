import type { OwnScreen, Pairing, PairingState } from '@abat/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { queryClient } from '../../api/query-client.js';
import { connection } from '../../live/connection-store.js';

const v1 = '/api/v1/screens';
const OWN = [...keys.all('screens'), 'me'] as const;
const HEARTBEAT_MS = 30_000;
/** How often a wall asks for itself: paired, and waiting. */
const OWN_MS = 60_000;
const ASK_MS = 2000;

/** What this browser is: a wall, or one that waits to become one. */
export type OwnState = { own: OwnScreen } | { own: null; waiting: Waiting };
type Waiting = { code: string; expiresAt: string };

/** Never refused: a wall that was revoked is simply told that it waits for nothing, and asks for a new code. */
async function readOwn(signal: AbortSignal): Promise<OwnState> {
  const state = await call<PairingState>(`${v1}/pairings/current`, { signal });
  if (state.state === 'paired') return { own: await call<OwnScreen>(`${v1}/me`, { signal }) };
  if (state.state === 'waiting') return { own: null, waiting: state };
  return { own: null, waiting: await call<Pairing>(`${v1}/pairings`, { method: 'POST', signal }) };
}

const ownQuery = queryOptions({ queryKey: OWN, queryFn: ({ signal }) => readOwn(signal), retry: false });
// Asked with this file, while the rest of the wall is on its way.
if (window.location.pathname === '/wall') void queryClient.prefetchQuery(ownQuery);

/** The wall this browser is, or the code by which it becomes one. Asked again by the clock, should an event be missed. */
export const useOwnScreen = () =>
  useQuery({ ...ownQuery, refetchInterval: ({ state }) => (state.data?.own ? OWN_MS : ASK_MS) });

const buildOf = (): string | null => connection.get().build;

function beat(sceneShown: string | null): void {
  // A beat that is lost is followed by the next.
  call(`${v1}/me/heartbeat`, { method: 'POST', body: { sceneShown, build: buildOf() } }).catch(() => undefined);
}

/** Tells the console that the wall lives, what it shows and of which build: when one changes, and by the clock. */
export function useHeartbeat(sceneShown: string | null): void {
  const latest = useRef(sceneShown);
  const build = useSyncExternalStore(connection.subscribe, buildOf);
  useEffect(() => {
    latest.current = sceneShown;
    beat(sceneShown);
  }, [sceneShown, build]);
  useEffect(() => {
    const timer = setInterval(() => beat(latest.current), HEARTBEAT_MS);
    return () => clearInterval(timer);
  }, []);
}
