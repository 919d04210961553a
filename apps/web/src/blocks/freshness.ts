import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useReducer } from 'react';

/** What tells whether an answer on screen was renewed in time. `dataUpdatedAt` in ms since 1970. */
export type Renewed = Pick<UseQueryResult, 'error' | 'dataUpdatedAt'>;

/** A busy server may answer later than it was asked, ms. */
const LATE_MS = 60_000;

/** How long an answer may stand that is asked for again every `everyMs`, ms. */
export const limitOf = (everyMs: number): number => everyMs + LATE_MS;

/**
 * How long an answer still counts as fresh, ms: 0 when the last question for it failed, or when it is older than its
 * limit. No clock that was set back makes it fresh for longer than that.
 */
export function freshForMs({ error, dataUpdatedAt }: Renewed, limitMs: number, now: number): number {
  return error ? 0 : Math.min(limitMs, Math.max(0, dataUpdatedAt + limitMs - now));
}

/**
 * True while an answer on screen is older than it may be, whatever the link says: the answers of one question can stay
 * away while everything else lives, and nothing else on the screen would look wrong.
 * @param everyMs how often it is asked for by the clock
 */
export function useIsOverdue(renewed: Renewed, everyMs: number): boolean {
  // Drawn anew when its time is over: a block is not drawn by the clock.
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const leftMs = freshForMs(renewed, limitOf(everyMs), Date.now());
  useEffect(() => {
    if (leftMs === 0) return undefined;
    const timer = setTimeout(redraw, leftMs);
    return () => clearTimeout(timer);
  }, [leftMs]);
  return renewed.dataUpdatedAt > 0 && leftMs === 0;
}
