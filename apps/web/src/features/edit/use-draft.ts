import { useCallback, useMemo, useReducer } from 'react';
import type { Geometry } from '@abat/contracts';
import type { Draft, DraftZone } from './draft.js';
import { beginWith, reduceDraft } from './draft-steps.js';

/** The work in the form. Shapes and zones can be undone and redone; typed text has the browser's own undo. */
export function useDraft(initial: Draft) {
  const [state, dispatch] = useReducer(reduceDraft, initial, beginWith);
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
  const insertZone = useCallback((at: number, zone: DraftZone) => dispatch({ do: 'insert', at, zone }), []);
  const removeZone = useCallback((at: number) => dispatch({ do: 'remove', at }), []);
  const replace = useCallback((draft: Draft) => dispatch({ do: 'replace', draft }), []);
  const undo = useCallback(() => dispatch({ do: 'undo' }), []);
  const redo = useCallback(() => dispatch({ do: 'redo' }), []);
  const { draft, past, future } = state;
  return useMemo(
    () => ({
      ...{ draft, set, setDays, moveTo, setShape, insertZone, removeZone, replace, undo, redo },
      canUndo: past.length > 0,
      canRedo: future.length > 0,
    }),
    [draft, past, future, set, setDays, moveTo, setShape, insertZone, removeZone, replace, undo, redo],
  );
}
export type DraftControl = ReturnType<typeof useDraft>;
