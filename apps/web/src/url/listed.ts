import { useSearchParams } from 'react-router';
import { useChangeParams } from './params.js';

const itemsOf = (params: URLSearchParams, name: string): readonly string[] =>
  params.get(name)?.split(',').filter(Boolean) ?? [];

/** What a parameter of the address lists (`?tables=a,b`), so that a link shows the same; and a way to put one in or take it out. */
export function useListedParam(name: string): [items: readonly string[], turn: (item: string) => void] {
  const [params] = useSearchParams();
  const change = useChangeParams();
  const turn = (item: string) => {
    // Several may be turned before the first of them is drawn.
    const now = itemsOf(new URLSearchParams(window.location.search), name);
    const next = now.includes(item) ? now.filter((one) => one !== item) : [...now, item];
    change({ [name]: next.join(',') }, { atOnce: true });
  };
  return [itemsOf(params, name), turn];
}

/** Whether a part of the page is unfolded: `?open=` lists them. For the toggle event of a `details`. */
export function useUnfolded(part: string): {
  open: boolean;
  onToggle: (event: { currentTarget: HTMLDetailsElement }) => void;
} {
  const [parts, turn] = useListedParam('open');
  const open = parts.includes(part);
  // The event tells what the browser did, and what the address did before.
  return { open, onToggle: ({ currentTarget }) => currentTarget.open !== open && turn(part) };
}
