import type { SearchHit, SearchType } from '@abat/contracts';
import { useChangeParams, type ParamChange } from '../../url/params.js';
import { selecting } from '../../url/selection.js';
import { useMapController } from '../map/map-controller.js';

type Target = { path?: string; change: ParamChange };

const select = (hit: SearchHit): Target => ({ change: selecting(hit) });
const row =
  (path: string) =>
  (hit: SearchHit): Target => ({ path, change: { row: hit.id, form: null, sel: null } });

/** Where each type of hit is shown. */
const TARGETS: Record<SearchType, (hit: SearchHit) => Target> = {
  territory: select,
  site: select,
  work: select,
  finding: select,
  restriction: select,
  note: select,
  agency: (hit) => ({ path: '/works', change: { 'w.agency': hit.externalId, sel: null } }),
  function: (hit) => ({ path: '/works', change: { 'w.function': hit.externalId, sel: null } }),
  project: (hit) => ({ path: `/projects/${hit.id}`, change: { sel: null } }),
  need: row('/needs'),
  mandate: row('/powers/mandates'),
  'legal-act': row('/powers/legal-acts'),
  'budget-line': (hit) => ({ path: '/works', change: { 'w.q': hit.externalId, sel: null } }),
  alarm: (hit) => ({ path: '/shift', change: { alarm: hit.id, 'a.tab': null } }),
  person: () => ({ path: '/shift', change: { 'a.side': 'people' } }),
};

/** Goes to a hit: it is opened where it is shown, and brought into view when it has a place. */
export function useOpenHit(): (hit: SearchHit) => void {
  const change = useChangeParams();
  const controller = useMapController();
  return (hit) => {
    if (hit.bbox) controller.fit(hit.bbox);
    const target = TARGETS[hit.type](hit);
    change(target.change, { push: true, ...(target.path ? { path: target.path } : {}) });
  };
}
