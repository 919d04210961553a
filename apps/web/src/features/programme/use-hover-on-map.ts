import { useEffect } from 'react';
import { useMapInstance } from '../map/map-controller.js';
import { mark } from '../map/use-selected-state.js';
import { pointedStore } from './line-card.js';

/** The work that is pointed at in the table stands out on the map. */
export function useHoverOnMap(isOn: boolean): void {
  const map = useMapInstance();
  useEffect(() => {
    if (!map || !isOn) return undefined;
    let marked: string | null = null;
    const follow = () => {
      const id = pointedStore.get()?.row.id ?? null;
      if (id === marked) return;
      if (marked) mark(map, { type: 'work', id: marked }, 'hover', false);
      if (id) mark(map, { type: 'work', id }, 'hover', true);
      marked = id;
    };
    return pointedStore.subscribe(follow);
  }, [map, isOn]);
}
