import { WORK_STATUSES, type WorkStatus } from '@abat/contracts';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';

/** Layers that draw single works in the colour of their status. */
const WORKS = /^work(s-|-points)/;

function read(map: MapLibreMap): readonly WorkStatus[] {
  const layers = map
    .getStyle()
    .layers.map(({ id }) => id)
    .filter((id) => WORKS.test(id));
  const seen = new Set(map.queryRenderedFeatures({ layers }).map(({ properties }) => properties['status'] as unknown));
  return WORK_STATUSES.filter((status) => seen.has(status));
}

/** Statuses of the single works a map draws, read anew when it has drawn. */
export function useStatusesInView(map: MapLibreMap | null): readonly WorkStatus[] {
  const [statuses, setStatuses] = useState<readonly WorkStatus[]>([]);
  useEffect(() => {
    if (!map) return undefined;
    const look = () => {
      const now = read(map);
      setStatuses((before) => (before.join() === now.join() ? before : now));
    };
    map.on('idle', look);
    return () => {
      map.off('idle', look);
    };
  }, [map]);
  return statuses;
}
