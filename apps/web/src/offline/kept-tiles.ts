import { TILE_LAYERS, type TileLayer } from '@abat/contracts';
import { connection } from '../live/connection-store.js';
import { liveBus } from '../live/live-bus.js';
import { createValueStore, useStoredValue } from '../ui/value-store.js';

// What the service worker says of a kept tile that it gave in the place of the server's (worker/rules.ts).
const KEPT_TILE = 'abat-kept-tile';
/** Longer than the worker waits for the server, so that it has spoken by the next look. */
const LOOK_MS = 10_000;

/** Layers of which kept tiles are on the map, and whether one was given since they were asked for the last time. */
const layers = new Map<TileLayer, { isNew: boolean }>();
const shown = createValueStore<ReadonlySet<TileLayer>>(new Set());
let looking: ReturnType<typeof setInterval> | undefined;

function publish(): void {
  const now = [...layers.keys()];
  if (now.join() !== [...shown.get()].join()) shown.set(new Set(now));
  if (layers.size > 0) return;
  clearInterval(looking);
  looking = undefined;
}

/** Asks for the layers again while the link is live; what came from the server this time is kept no more. */
function look(): void {
  if (connection.get().status !== 'live') return;
  const asked = [...layers].filter(([, { isNew }]) => isNew).map(([layer]) => layer);
  layers.clear();
  for (const layer of asked) layers.set(layer, { isNew: false });
  publish();
  if (asked.length > 0) liveBus.staleTiles(asked);
}

export const keptTiles = {
  /** Notes a message of the service worker; others are none of ours. */
  hear: (message: unknown): void => {
    const said = message as { type?: unknown; layer?: unknown } | null;
    const layer = TILE_LAYERS.find((name) => name === said?.layer);
    if (said?.type !== KEPT_TILE || !layer) return;
    layers.set(layer, { isNew: true });
    publish();
    looking ??= setInterval(look, LOOK_MS);
  },
  shown: shown.get,
  look,
};

/** Follows what the service worker gives, and asks again as soon as the link is back. */
export function followKeptTiles(worker: ServiceWorkerContainer): void {
  let wasLive = false;
  worker.addEventListener('message', ({ data }) => keptTiles.hear(data));
  connection.subscribe(() => {
    const isLive = connection.get().status === 'live';
    if (isLive && !wasLive) look();
    wasLive = isLive;
  });
}

/** Whether tiles from the time before the link was lost, or of a server that does not answer, are on the map. */
export const useTilesKept = (): boolean => useStoredValue(shown).size > 0;
