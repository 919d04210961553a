import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect } from 'react';
import { useChangeParams } from '../../url/params.js';
import { parsePosition, writePosition, type MapPosition } from './map-position.js';

/** Where the address says the map looks (`?map=zoom/lat/lon`), if it does. */
export const readPosition = (): MapPosition | null =>
  parsePosition(new URLSearchParams(window.location.search).get('map'));

/** Keeps in the address where the map looks, without steps for the Back button. */
export function useKeepPosition(map: MapLibreMap | null): void {
  const change = useChangeParams();
  useEffect(() => {
    if (!map) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const { lat, lng } = map.getCenter();
      change({ map: writePosition({ zoom: map.getZoom(), center: [lng, lat] }) });
    };
    const keep = () => {
      clearTimeout(timer);
      timer = setTimeout(write, 250);
    };
    map.on('moveend', keep);
    return () => {
      map.off('moveend', keep);
      clearTimeout(timer);
    };
  }, [map, change]);
}
