import { useCallback, useMemo, useReducer } from 'react';
import type { Geometry } from '@abat/contracts';
import { type Draft, type DraftZone, movedTo } from './draft.js';

type Shapes = readonly (Geometry | null)[];
type State = { draft: Draft; past: Shapes[]; future: Shapes[] };
type Step =
  | { do: 'set'; fields: Partial<Omit<Draft, 'zones'>> }
  | { do: 'dates'; zone: number; days: Partial<Pick<DraftZone, 'start' | 'end'>> }
  | { do: 'move'; days: { start: string; end: string } }
  | { do: 'shape'; zone: number; geometry: Geometry | null }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'replace'; draft: Draft };

const shapesOf = (draft: Draft): Shapes => draft.zones.map((zone) => zone.geometry);

function withShapes(draft: Draft, shapes: Shapes): Draft {
  return { ...draft, zones: draft.zones.map((zone, index) => ({ ...zone, geometry: shapes[index] ?? null })) };
}

const withZone = (draft: Draft, index: number, change: Partial<DraftZone>): Draft => ({
  ...draft,
  zones: draft.zones.map((zone, at) => (at === index ? { ...zone, ...change } : zone)),
});

function travel(state: State, from: 'past' | 'future', to: 'past' | 'future'): State {
  const shapes = state[from].at(-1);
  if (!shapes) return state;
  const moved = { [from]: state[from].slice(0, -1), [to]: [...state[to], shapesOf(state.draft)] };
  return { ...state, ...moved, draft: withShapes(state.draft, shapes) };
}

function reduce(state: State, step: Step): State {
  const { draft, past } = state;
  switch (step.do) {
    case 'set':
      return { ...state, draft: { ...draft, ...step.fields } };
    case 'dates':
      return { ...state, draft: withZone(draft, step.zone, step.days) };
    case 'move':
      return { ...state, draft: movedTo(draft, step.days) };
    case 'shape':
      return {
        draft: withZone(draft, step.zone, { geometry: step.geometry }),
        past: [...past, shapesOf(draft)],
        future: [],
      };
    case 'undo':
      return travel(state, 'past', 'future');
    case 'redo':
      return travel(state, 'future', 'past');
    case 'replace':
      return { draft: step.draft, past: [], future: [] };
  }
}

/** The work in the form. Shapes can be undone and redone; typed text has the browser's own undo. */
export function useDraft(initial: Draft) {
  const [state, dispatch] = useReducer(reduce, { draft: initial, past: [], future: [] });
  const set = useCallback((fields: Partial<Omit<Draft, 'zones'>>) => dispatch({ do: 'set', fields }), []);
  const setDays = useCallback(
    (zone: number, days: Partial<Pick<DraftZone, 'start' | 'end'>>) => dispatch({ do: 'dates', zone, days }),
    [],
  );
  const moveTo = useCallback((days: { start: string; end: string }) => dispatch({ do: 'move', days }), []);
  const setShape = useCallback(
    (zone: number, geometry: Geometry | null) => dispatch({ do: 'shape', zone, geometry }),
    [],
  );
  const replace = useCallback((draft: Draft) => dispatch({ do: 'replace', draft }), []);
  const undo = useCallback(() => dispatch({ do: 'undo' }), []);
  const redo = useCallback(() => dispatch({ do: 'redo' }), []);
  const { draft, past, future } = state;
  return useMemo(
    () => ({
      draft,
      set,
      setDays,
      moveTo,
      setShape,
      replace,
      undo,
      redo,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
    }),
    [draft, past, future, set, setDays, moveTo, setShape, replace, undo, redo],
  );
}
export type DraftControl = ReturnType<typeof useDraft>;
