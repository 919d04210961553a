import type { Map as MapLibreMap } from 'maplibre-gl';
import { useSyncExternalStore } from 'react';

/** The map's zoom in half steps, and null before the map stands. */
export function useMapZoom(map: MapLibreMap | null): number | null {
  return useSyncExternalStore(
    (listener) => {
      map?.on('zoom', listener);
      return () => map?.off('zoom', listener);
    },
    () => (map ? Math.floor(map.getZoom() * 2) / 2 : null),
  );
}
