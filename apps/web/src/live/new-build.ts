import { useEffect } from 'react';
import { connection } from './connection-store.js';

const RELOADED_AT = 'abat.reloadedAt';
/** Pages that fail again this soon after a reload have another trouble than a deploy. */
const RELOAD_ONCE_MS = 60_000;
const LOOK_MS = 5_000;

/** Loads the page anew; forms with unsaved changes ask first. */
export const reloadPage = (): void => window.location.reload();

/** True for the error of a part of the page that the server no longer has: another version was deployed meanwhile. */
export const isMissingPart = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|module script failed|preload CSS/i.test(error.message);

/** Loads the page anew when a part of it is gone, once. @returns whether it does */
export function reloadForMissingPart(error: unknown, now = Date.now()): boolean {
  if (!isMissingPart(error)) return false;
  const before = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
  if (now - before < RELOAD_ONCE_MS) return false;
  sessionStorage.setItem(RELOADED_AT, String(now));
  reloadPage();
  return true;
}

/**
 * For screens nobody sits at: loads the new version after a deploy as soon as the screen is quiet and the server is
 * there. `isQuiet` must keep its identity.
 */
export function useReloadWhenQuiet(isQuiet: () => boolean): void {
  useEffect(() => {
    const look = () => {
      const { hasNewBuild, status } = connection.get();
      if (hasNewBuild && status === 'live' && isQuiet()) reloadPage();
    };
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [isQuiet]);
}
