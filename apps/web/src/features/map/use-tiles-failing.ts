import { useQueryClient } from '@tanstack/react-query';
import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';
import { useEffect, useMemo, useState } from 'react';
import { keys } from '../../api/keys.js';
import { useTilesKept } from '../../offline/kept-tiles.js';
import { sourcesOf, withFailed, withoutSource, withoutTile, type Failing, type Part } from './failing-tiles.js';

const NOTHING: Failing = new Set();
/** MapLibre gives up a tile that failed. */
const ASK_AGAIN_MS = 10_000;

type FailedTile = NonNullable<Part['tile']> & { actor?: unknown };

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;

/** Asks for the tiles of sources that miss some until all are there. */
function useAskAgain(map: MapLibreMap | null, failing: Failing): void {
  useEffect(() => {
    if (!map || failing.size === 0) return undefined;
    const timer = setInterval(() => {
      for (const source of sourcesOf(failing)) if (map.getSource(source)) map.refreshTiles(source);
    }, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [map, failing]);
}

/** Sources of which tiles in view are missing; those are asked for again. @param asked whoever looks at the map: a refused session is asked about at once */
export function useFailingSources(map: MapLibreMap | null, asked: 'me' | 'screens'): ReadonlySet<string> {
  const client = useQueryClient();
  const [failing, setFailing] = useState(NOTHING);
  useEffect(() => {
    if (!map) return undefined;
    const onError = ({ error, sourceId, tile }: ErrorEvent & Partial<Part> & { tile?: FailedTile }) => {
      // A tile keeps the worker it failed with and, asked for again, would wait for an answer that is over.
      if (tile) delete tile.actor;
      if (statusOf(error) === 401) void client.invalidateQueries({ queryKey: keys.all(asked) });
      if (sourceId) setFailing((old) => withFailed(old, { sourceId, tile }));
    };
    const onData = (event: MapSourceDataEvent) => {
      const { sourceId } = event;
      if (event.tile?.state === 'loaded') setFailing((old) => withoutTile(old, event));
      // A source that is taken away drops its tiles without a word.
      else if (event.sourceDataType === 'metadata' && !map.getSource(sourceId))
        setFailing((old) => withoutSource(old, sourceId));
    };
    // A tile that failed and leaves the view ends with this event.
    const onAbort = (event: MapSourceDataEvent) => {
      if (event.tile) setFailing((old) => withoutTile(old, event));
    };
    map.on('error', onError);
    map.on('sourcedata', onData);
    map.on('sourcedataabort', onAbort);
    return () => {
      map.off('error', onError);
      map.off('sourcedata', onData);
      map.off('sourcedataabort', onAbort);
      setFailing(NOTHING);
    };
  }, [map, client, asked]);
  useAskAgain(map, failing);
  return useMemo(() => new Set(sourcesOf(failing)), [failing]);
}

/** Whether tiles in view are missing or old. */
export function useTilesFailing(map: MapLibreMap | null, asked: 'me' | 'screens'): boolean {
  const isMissing = useFailingSources(map, asked).size > 0;
  const isKept = useTilesKept();
  return isMissing || isKept;
}
