import type { Geometry } from '@abat/contracts';
import { type Draft, type DraftZone, movedTo } from './draft.js';

/** What can be undone: a shape drawn or taken away, a zone put in or taken out. */
type ZoneStep =
  | { do: 'shape'; zone: number; geometry: Geometry | null }
  | { do: 'insert'; at: number; zone: DraftZone }
  | { do: 'remove'; at: number };

export type Step =
  | ZoneStep
  | { do: 'set'; fields: Partial<Omit<Draft, 'zones'>> }
  | { do: 'dates'; zone: number; days: Partial<Pick<DraftZone, 'start' | 'end'>> }
  | { do: 'move'; days: { start: string; end: string } }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'replace'; draft: Draft };

/** The work in the form; `past` and `future` hold what takes the steps back and does them again, the newest last. */
export type DraftState = { draft: Draft; past: readonly ZoneStep[]; future: readonly ZoneStep[] };

export const beginWith = (draft: Draft): DraftState => ({ draft, past: [], future: [] });

const withZone = (draft: Draft, index: number, change: Partial<DraftZone>): Draft => ({
  ...draft,
  zones: draft.zones.map((zone, at) => (at === index ? { ...zone, ...change } : zone)),
});

/** The draft after a step, and the step that takes it back; null where there is nothing to do. */
function taken(draft: Draft, step: ZoneStep): { draft: Draft; back: ZoneStep } | null {
  const { zones } = draft;
  if (step.do === 'insert')
    return { draft: { ...draft, zones: zones.toSpliced(step.at, 0, step.zone) }, back: { do: 'remove', at: step.at } };
  const zone = zones[step.do === 'shape' ? step.zone : step.at];
  if (!zone) return null;
  if (step.do === 'shape')
    return {
      draft: withZone(draft, step.zone, { geometry: step.geometry }),
      back: { ...step, geometry: zone.geometry },
    };
  if (zones.length === 1) return null;
  return { draft: { ...draft, zones: zones.toSpliced(step.at, 1) }, back: { do: 'insert', at: step.at, zone } };
}

function travel(state: DraftState, from: 'past' | 'future', to: 'past' | 'future'): DraftState {
  const step = state[from].at(-1);
  const after = step && taken(state.draft, step);
  if (!after) return state;
  const moved = { [from]: state[from].slice(0, -1), [to]: [...state[to], after.back] };
  return { ...state, ...moved, draft: after.draft };
}

function changed(state: DraftState, step: ZoneStep): DraftState {
  const after = taken(state.draft, step);
  return after ? { draft: after.draft, past: [...state.past, after.back], future: [] } : state;
}

/** What a step makes of the work in the form. */
export function reduceDraft(state: DraftState, step: Step): DraftState {
  const { draft } = state;
  switch (step.do) {
    case 'set':
      return { ...state, draft: { ...draft, ...step.fields } };
    case 'dates':
      return { ...state, draft: withZone(draft, step.zone, step.days) };
    case 'move':
      return { ...state, draft: movedTo(draft, step.days) };
    case 'shape':
    case 'insert':
    case 'remove':
      return changed(state, step);
    case 'undo':
      return travel(state, 'past', 'future');
    case 'redo':
      return travel(state, 'future', 'past');
    case 'replace':
      return beginWith(step.draft);
  }
}
