import { useEffect, useRef } from 'react';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.matches('input, textarea, select, [contenteditable]') ||
    target.closest('[role=listbox], [role=dialog]') !== null);

/** A button or link that has the focus is pressed by Enter itself; a chosen line of the document is not. */
const ownsEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button:not([data-statement]), a') !== null;

function useKeys(act: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (latest.current(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Enter confirms, Delete rejects. */
export function useDecisionKeys({ confirm, reject }: { confirm: () => void; reject: () => void }): void {
  useKeys((event) => {
    if (event.key === 'Enter' && !ownsEnter(event.target)) confirm();
    else if (event.key === 'Delete') reject();
    else return false;
    return true;
  });
}

/** The arrows go through the statements. */
export function useStepKeys(step: (by: 1 | -1) => void): void {
  useKeys((event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return false;
    step(event.key === 'ArrowDown' ? 1 : -1);
    return true;
  });
}
