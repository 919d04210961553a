import { useEffect } from 'react';
import { createValueStore, useStoredValue } from '../../ui/value-store.js';
import { afterLoss, type Here, isOld, type LonLat, NOWHERE, withoutOld } from './place-age.js';

const store = createValueStore<Here>(NOWHERE);
const OPTIONS: PositionOptions = { enableHighAccuracy: true, maximumAge: 15_000, timeout: 30_000 };
/** A photo is not held up longer for its place. */
const ONCE: PositionOptions = { ...OPTIONS, timeout: 10_000 };
const GIVE_UP_MS = 12_000;
const RENEW_MS = 30_000;

let watch: number | null = null;
let followers = 0;
let asked: Promise<void> | null = null;

function found({ coords }: GeolocationPosition): void {
  const { longitude, latitude, accuracy } = coords;
  store.set({ status: 'known', point: [longitude, latitude], accuracyM: accuracy, at: Date.now() });
}

function lost({ code, PERMISSION_DENIED }: GeolocationPositionError): void {
  const isDenied = code === PERMISSION_DENIED;
  if (isDenied) stop();
  store.set(afterLoss(store.get(), isDenied, Date.now()));
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

const askOnce = (): Promise<void> =>
  new Promise((resolve) => {
    const end =
      <Told>(take: (told: Told) => void) =>
      (told: Told): void => {
        take(told);
        resolve();
      };
    navigator.geolocation.getCurrentPosition(end(found), end(lost), ONCE);
  });

/** Asks again for a place that grew old: a device that is watched tells only that it moved, and indoors nothing. */
function renew(): Promise<void> {
  if (!isOld(store.get(), Date.now())) return Promise.resolve();
  // A browser in the background may not answer at all.
  const late = new Promise<void>((resolve) => setTimeout(resolve, GIVE_UP_MS));
  asked ??= Promise.race([askOnce(), late]).finally(() => {
    asked = null;
  });
  return asked;
}

/** The place of the device at this moment, lon and lat; null when nobody asked for it or the device cannot tell. */
export async function placeNow(): Promise<LonLat | null> {
  await renew();
  return withoutOld(store.get(), Date.now()).point;
}

async function askIfAllowed(): Promise<void> {
  if (watch !== null || !('permissions' in navigator)) return;
  const { state } = await navigator.permissions.query({ name: 'geolocation' });
  if (state === 'granted' && followers > 0) ask();
}

const renewInView = (): void => void (document.visibilityState === 'visible' && renew());
let timer: ReturnType<typeof setInterval> | undefined;

function follow(): void {
  followers += 1;
  if (followers > 1) return;
  // What was true at the last site is not told of this one.
  store.set(withoutOld(store.get(), Date.now()));
  timer = setInterval(renewInView, RENEW_MS);
  document.addEventListener('visibilitychange', renewInView);
}

function leave(): void {
  followers -= 1;
  if (followers > 0) return;
  clearInterval(timer);
  document.removeEventListener('visibilitychange', renewInView);
  stop();
}

/** Follows the place of the device while somebody looks at it; it is asked for at once only where that was allowed before. */
export function useHere(): Here & { ask: () => void } {
  const here = useStoredValue(store);
  useEffect(() => {
    follow();
    // Browsers that cannot tell whether it was allowed wait to be asked.
    askIfAllowed().catch(() => undefined);
    return leave;
  }, []);
  return { ...here, ask };
}
