import type { SearchHit } from '@abat/contracts';
import { useChangeParams } from '../../url/params.js';
import { useMapController } from '../map/map-controller.js';

/** Goes to a hit: a place or work is selected and brought into view; a body filters the list of works. */
export function useOpenHit(): (hit: SearchHit) => void {
  const change = useChangeParams();
  const controller = useMapController();
  return (hit) => {
    if (hit.bbox) controller.fit(hit.bbox);
    if (hit.type === 'agency') change({ 'w.agency': hit.externalId, sel: null }, { push: true, path: '/works' });
    else change({ sel: `${hit.type}:${hit.id}`, edit: null }, { push: true });
  };
}
