import { useEffect } from 'react';
import { connection } from './connection-store.js';

const RELOADED_AT = 'abat.reloadedAt';
/** Pages that fail again this soon after a reload have another trouble than a deploy. */
const RELOAD_ONCE_MS = 60_000;
const LOOK_MS = 5_000;

const RELOADED_FOR = 'abat.reloadedFor';
/** While servers of two builds answer by turns, a screen loads each of them at most this often. */
const SAME_BUILD_MS = 10 * 60_000;
/** When a screen was loaded for which build, ms since 1970. */
type Loads = Readonly<Record<string, number>>;

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

/** The loads with one more for a build, or null when the screen was loaded for it just before. */
export function loadedFor(build: string, before: Loads, now: number): Loads | null {
  const recent = Object.entries(before).filter(([, at]) => now - at < SAME_BUILD_MS);
  return recent.some(([known]) => known === build) ? null : Object.fromEntries([...recent, [build, now]]);
}

function reloadFor(build: string): void {
  const before = JSON.parse(sessionStorage.getItem(RELOADED_FOR) ?? '{}') as Loads;
  const loads = loadedFor(build, before, Date.now());
  if (!loads) return;
  sessionStorage.setItem(RELOADED_FOR, JSON.stringify(loads));
  reloadPage();
}

/**
 * For screens nobody sits at: loads the new version after a deploy as soon as the screen is quiet and the server is
 * there, once for each version. `isQuiet` must keep its identity.
 */
export function useReloadWhenQuiet(isQuiet: () => boolean): void {
  useEffect(() => {
    const look = () => {
      const { newBuild, status } = connection.get();
      if (newBuild !== null && status === 'live' && isQuiet()) reloadFor(newBuild);
    };
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [isQuiet]);
}
