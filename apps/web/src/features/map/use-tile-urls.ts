import { TILE_LAYERS, type TileLayer } from '@abat/contracts';
import { useEffect, useMemo, useState } from 'react';
import { connection } from '../../live/connection-store.js';
import { liveBus } from '../../live/live-bus.js';
import { useFindingFilters, useWorkFilters } from '../../url/filters.js';
import { firstVersions, layersTouched, tileUrls, type TileUrls } from './tile-urls.js';

/** Least time between two refreshes of the map in a burst of events. */
const QUIET_MS = 500;

/** Tells when tiles are out of date: the first time at once, then at most every half second. */
function followEvents(onStale: (layers: ReadonlySet<TileLayer>) => void): () => void {
  let waiting = new Set<TileLayer>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    timer = null;
    if (waiting.size === 0) return;
    const stale = waiting;
    waiting = new Set();
    timer = setTimeout(flush, QUIET_MS);
    onStale(stale);
  };
  const add = (layers: readonly TileLayer[]) => {
    for (const layer of layers) waiting.add(layer);
    if (!timer) flush();
  };
  const unsubscribe = liveBus.subscribe({
    onEvent: (event) => add(layersTouched(event)),
    onReload: () => add(TILE_LAYERS),
  });
  return () => {
    unsubscribe();
    if (timer) clearTimeout(timer);
  };
}

/** Addresses of the tiles: they follow the filters of the lists and the live events. */
export function useTileUrls(): TileUrls {
  const works = useWorkFilters().values;
  const findings = useFindingFilters().values;
  const [versions, setVersions] = useState(firstVersions);
  useEffect(
    () =>
      followEvents((stale) => {
        const version = Math.max(connection.get().seq ?? 0, 1);
        // A reload may come without a new number: the version must still differ from the last one.
        setVersions((old) => {
          const entries = [...stale].map((layer) => [layer, Math.max(version, old[layer] + 1)]);
          return { ...old, ...Object.fromEntries(entries) };
        });
      }),
    [],
  );
  return useMemo(() => tileUrls(window.location.origin, { works, findings }, versions), [works, findings, versions]);
}
