import type { SearchHit, SearchType } from '@abat/contracts';
import { filtering } from '../../url/filters.js';
import { useChangeParams, type ParamChange } from '../../url/params.js';
import type { Selection } from '../../url/selection.js';
import { useMapController } from '../map/map-controller.js';
import { useOpenObject } from '../shell/use-open-object.js';

/** The page a hit is shown on, and what its address says of it. */
type Page = { path: string; change: ParamChange };
/** An object that has a drawer, or the page of the hit. */
type Target = Selection | Page;

const row =
  (path: string) =>
  (hit: SearchHit): Page => ({ path, change: { ...filtering('powers', {}), row: hit.id, form: null, sel: null } });
const drawer =
  (type: Selection['type']) =>
  ({ id }: SearchHit): Selection => ({ type, id });

/** Where each type of hit is shown: in its drawer, as the row of its register, or by what belongs to it. */
const TARGETS: Record<SearchType, (hit: SearchHit) => Target> = {
  territory: drawer('territory'),
  site: drawer('site'),
  work: drawer('work'),
  finding: drawer('finding'),
  restriction: drawer('restriction'),
  note: drawer('note'),
  agency: ({ externalId }) => ({
    path: '/powers/mandates',
    change: { ...filtering('powers', { agency: externalId }), row: null, form: null, sel: null },
  }),
  function: row('/powers/functions'),
  project: (hit) => ({ path: `/projects/${hit.id}`, change: { sel: null } }),
  need: row('/needs'),
  mandate: row('/powers/mandates'),
  'legal-act': row('/powers/legal-acts'),
  'budget-line': ({ externalId }) => ({
    path: '/works',
    change: { ...filtering('works', { budgetLine: externalId, period: 'all' }), sel: null },
  }),
  alarm: (hit) => ({ path: '/shift', change: { alarm: hit.id, 'a.tab': null, 'a.side': null } }),
  person: () => ({ path: '/shift', change: { 'a.side': 'people' } }),
};

/** Goes to a hit: it is opened where it is shown, and brought into view when it has a place. */
export function useOpenHit(): (hit: SearchHit) => void {
  const change = useChangeParams();
  const openObject = useOpenObject();
  const controller = useMapController();
  return (hit) => {
    if (hit.bbox) controller.fit(hit.bbox);
    const target = TARGETS[hit.type](hit);
    if ('type' in target) openObject(target);
    else change(target.change, { push: true, path: target.path });
  };
}
