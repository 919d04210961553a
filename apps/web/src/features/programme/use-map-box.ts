import type { Map as MapLibreMap, MapLibreEvent } from 'maplibre-gl';
import { useCallback, useEffect } from 'react';
import { useMapInstance } from '../map/map-controller.js';
import { useBoardParams } from './use-board-params.js';

/** Five decimals of a degree are about a metre. */
const boxOf = (map: MapLibreMap): string =>
  map
    .getBounds()
    .toArray()
    .flat()
    .map((degrees) => degrees.toFixed(5))
    .join(',');

/** "Only what the map shows": the box in the address, which follows the map while it is on. */
export function useMapBox() {
  const map = useMapInstance();
  const { values, set } = useBoardParams();
  const isOn = values.bbox !== undefined;
  useEffect(() => {
    if (!map || !isOn) return undefined;
    // Bringing a chosen work into view must not empty the table around it.
    const follow = (event: MapLibreEvent & { isFit?: boolean }) => {
      if (!event.isFit) set({ bbox: boxOf(map) });
    };
    map.on('moveend', follow);
    return () => {
      map.off('moveend', follow);
    };
  }, [map, isOn, set]);
  const toggle = useCallback(() => set({ bbox: isOn || !map ? null : boxOf(map) }), [map, isOn, set]);
  return { isOn, toggle, mayToggle: map !== null || isOn };
}
