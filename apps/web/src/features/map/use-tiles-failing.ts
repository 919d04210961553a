import { useQueryClient } from '@tanstack/react-query';
import type { ErrorEvent, Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { keys } from '../../api/keys.js';

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;

/** Sources of which tiles fail. @param asked whoever looks at the map: a refused session is asked about at once */
export function useTilesFailing(map: MapLibreMap | null, asked: 'me' | 'screens'): ReadonlySet<string> {
  const client = useQueryClient();
  const [failing, setFailing] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!map) return undefined;
    const onError = (event: ErrorEvent & { sourceId?: string }) => {
      if (statusOf(event.error) === 401) void client.invalidateQueries({ queryKey: keys.all(asked) });
      const { sourceId } = event;
      if (sourceId) setFailing((old) => (old.has(sourceId) ? old : new Set(old).add(sourceId)));
    };
    const onData = (event: MapSourceDataEvent) => {
      if (event.tile?.state !== 'loaded') return;
      setFailing((old) => (old.has(event.sourceId) ? new Set([...old].filter((id) => id !== event.sourceId)) : old));
    };
    map.on('error', onError);
    map.on('sourcedata', onData);
    return () => {
      map.off('error', onError);
      map.off('sourcedata', onData);
    };
  }, [map, client, asked]);
  return failing;
}
