import type { LiveEvent, TileLayer } from '@abat/contracts';

/**
 * Told about every event once, in order; `reload` means: everything may have changed; `staleTiles`: the map shows old tiles
 * of these layers.
 */
export type LiveListener = {
  onEvent?: (event: LiveEvent) => void;
  onReload?: () => void;
  onStaleTiles?: (layers: readonly TileLayer[]) => void;
};

const listeners = new Set<LiveListener>();

/** Lets parts that are not in the query cache (map tiles) follow the events. */
export const liveBus = {
  subscribe(listener: LiveListener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  event(event: LiveEvent): void {
    for (const listener of listeners) listener.onEvent?.(event);
  },
  reload(): void {
    for (const listener of listeners) listener.onReload?.();
  },
  staleTiles(layers: readonly TileLayer[]): void {
    for (const listener of listeners) listener.onStaleTiles?.(layers);
  },
};
