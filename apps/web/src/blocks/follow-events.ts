import { liveBus } from '../live/live-bus.js';
import { inRounds } from '../live/rounds.js';

/** Figures are sums over everything: they follow the events, but not each of them. */
const REST = { shortestMs: 1000, longestMs: 4000 };
/** The server gives a figure it has just counted again for a second: what changed within it is asked for once more. */
const ONCE_MORE_MS = 1500;

/** Refreshes with the events, and once more when they rest. */
export function followEvents(refresh: () => Promise<void>, onceMoreMs = ONCE_MORE_MS): () => void {
  const rounds = inRounds(refresh, REST);
  let onceMore: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    rounds.ask();
    clearTimeout(onceMore);
    onceMore = setTimeout(rounds.ask, onceMoreMs);
  };
  const unsubscribe = liveBus.subscribe({ onEvent: ask, onReload: ask });
  return () => {
    unsubscribe();
    clearTimeout(onceMore);
    rounds.stop();
  };
}
