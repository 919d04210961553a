import { liveBus } from '../live/live-bus.js';
import { followKeptTiles } from './kept-tiles.js';

/** The first screen has the network and the processor for itself. */
const AFTER_FIRST_SCREEN_MS = 4000;

/**
 * Starts what opens the app without a network. It is looked for again with every load of the page, so that a new version
 * replaces it; only built pages have it, and only over a secure connection.
 */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  followKeptTiles(navigator.serviceWorker);
  // Tiles that came before it stood went past it: they are asked for once more, and kept.
  if (!navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener('controllerchange', () => liveBus.reload(), { once: true });
  // A browser that forbids it (private windows, policies) works as before.
  const start = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  window.addEventListener('load', () => setTimeout(start, AFTER_FIRST_SCREEN_MS), { once: true });
  if (document.readyState === 'complete') setTimeout(start, AFTER_FIRST_SCREEN_MS);
}
