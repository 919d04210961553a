import { useEffect } from 'react';
import { createValueStore, useStoredValue } from '../../ui/value-store.js';

export type LonLat = [lon: number, lat: number];

/**
 * Where this device is. `unknown`: not asked yet. `refused`: the person said no. `unsupported`: the page came over an
 * address that is not secure. `accuracyM` is the radius the device gives, metres.
 */
export type Here = {
  status: 'unknown' | 'asking' | 'known' | 'refused' | 'failed' | 'unsupported';
  point: LonLat | null;
  accuracyM: number | null;
};

const NOWHERE: Here = { status: 'unknown', point: null, accuracyM: null };
const store = createValueStore<Here>(NOWHERE);
const OPTIONS: PositionOptions = { enableHighAccuracy: true, maximumAge: 15_000, timeout: 30_000 };

let watch: number | null = null;
let followers = 0;

function found({ coords }: GeolocationPosition): void {
  store.set({ status: 'known', point: [coords.longitude, coords.latitude], accuracyM: coords.accuracy });
}

function lost({ code, PERMISSION_DENIED }: GeolocationPositionError): void {
  if (code === PERMISSION_DENIED) stop();
  // A place known a moment ago is better than none.
  if (code === PERMISSION_DENIED || store.get().point === null)
    store.set({ ...NOWHERE, status: code === PERMISSION_DENIED ? 'refused' : 'failed' });
}

function stop(): void {
  if (watch !== null) navigator.geolocation.clearWatch(watch);
  watch = null;
}

/** Asks the device where it is, and its owner whether it may tell. */
function ask(): void {
  if (!window.isSecureContext || !('geolocation' in navigator)) {
    store.set({ ...NOWHERE, status: 'unsupported' });
    return;
  }
  if (store.get().point === null) store.set({ ...NOWHERE, status: 'asking' });
  stop();
  watch = navigator.geolocation.watchPosition(found, lost, OPTIONS);
}

async function askIfAllowed(): Promise<void> {
  if (watch !== null || !('permissions' in navigator)) return;
  const { state } = await navigator.permissions.query({ name: 'geolocation' });
  if (state === 'granted' && followers > 0) ask();
}

/** Follows the place of the device while somebody looks at it; it is asked for at once only where that was allowed before. */
export function useHere(): Here & { ask: () => void } {
  const here = useStoredValue(store);
  useEffect(() => {
    followers += 1;
    // Browsers that cannot tell whether it was allowed wait to be asked.
    askIfAllowed().catch(() => undefined);
    return () => {
      followers -= 1;
      if (followers === 0) stop();
    };
  }, []);
  return { ...here, ask };
}
