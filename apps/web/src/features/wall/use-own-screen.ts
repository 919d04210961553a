import type { OwnScreen, Pairing, PairingState } from '@abat/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ApiError } from '../../api/api-error.js';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { connection } from '../../live/connection-store.js';

const v1 = '/api/v1/screens';
const OWN = [...keys.all('screens'), 'me'] as const;
const HEARTBEAT_MS = 30_000;
const ASK_MS = 2000;

const isUnpaired = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 401 || error.status === 403);

/** The wall this browser is; `null` when it is none (any more). Asked again by the clock, should an event be missed. */
export function useOwnScreen() {
  return useQuery({
    queryKey: OWN,
    queryFn: async ({ signal }): Promise<OwnScreen | null> => {
      try {
        return await call<OwnScreen>(`${v1}/me`, { signal });
      } catch (error) {
        if (isUnpaired(error)) return null;
        throw error;
      }
    },
    refetchInterval: 60_000,
    // The same answer keeps its identity, so that nothing is drawn anew.
    structuralSharing: true,
  });
}

type Waiting = { code: string; expiresAt: string };

async function askForCode(signal: AbortSignal): Promise<PairingState> {
  const state = await call<PairingState>(`${v1}/pairings/current`, { signal });
  if (state.state !== 'none') return state;
  const pairing = await call<Pairing>(`${v1}/pairings`, { method: 'POST', signal });
  return { state: 'waiting', ...pairing };
}

/** The code of a wall that is not paired yet; once it is, the wall is asked for again. */
export function usePairing(): { waiting: Waiting | null; hasFailed: boolean } {
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: [...keys.all('screens'), 'pairing'],
    queryFn: ({ signal }) => askForCode(signal),
    refetchInterval: ASK_MS,
    retry: false,
  });
  const isPaired = data?.state === 'paired';
  useEffect(() => {
    if (isPaired) void client.invalidateQueries({ queryKey: OWN });
  }, [client, isPaired]);
  return { waiting: data?.state === 'waiting' ? data : null, hasFailed: error !== null };
}

function beat(sceneShown: string | null): void {
  const { build } = connection.get();
  // A beat that is lost is followed by the next.
  call(`${v1}/me/heartbeat`, { method: 'POST', body: { sceneShown, build } }).catch(() => undefined);
}

/** Tells the console that the wall lives and what it shows: with each scene, and by the clock. */
export function useHeartbeat(sceneShown: string | null): void {
  const latest = useRef(sceneShown);
  useEffect(() => {
    latest.current = sceneShown;
    beat(sceneShown);
  }, [sceneShown]);
  useEffect(() => {
    const timer = setInterval(() => beat(latest.current), HEARTBEAT_MS);
    return () => clearInterval(timer);
  }, []);
}
