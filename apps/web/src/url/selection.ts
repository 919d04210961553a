import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type ParamChange, useChangeParams } from './params.js';

export const SELECTABLE = ['work', 'finding', 'site', 'territory', 'restriction', 'note'] as const;
export type SelectionType = (typeof SELECTABLE)[number];
export type Selection = { type: SelectionType; id: string };

/** Reads `work:<id>`; anything else is no selection. */
export function parseSelection(text: string | null): Selection | null {
  const [type, id] = text?.split(':') ?? [];
  const known = SELECTABLE.find((candidate) => candidate === type);
  return known && id ? { type: known, id } : null;
}

/** What of the address selects an object: a form of another object, or of a new one, gives way to its drawer. */
export const selecting = (next: (Pick<Selection, 'id'> & { type: string }) | null): ParamChange => ({
  sel: next ? `${next.type}:${next.id}` : null,
  ...{ edit: null, new: null, 'n.at': null },
});

/** The object whose drawer is open, kept in the address as `?sel=work:<id>`. Selecting is a step for the Back button. */
export function useSelection(): [Selection | null, (selection: Selection | null) => void] {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const text = params.get('sel');
  const selection = useMemo(() => parseSelection(text), [text]);
  const select = useCallback((next: Selection | null) => change(selecting(next), { push: true }), [change]);
  return [selection, select];
}
