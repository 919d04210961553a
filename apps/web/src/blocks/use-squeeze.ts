import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const fits = (box: HTMLElement): boolean =>
  box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1;

const childrenOf = (box: HTMLElement): HTMLElement[] =>
  [...box.children].filter((child): child is HTMLElement => child instanceof HTMLElement);

/** Gives up one thing after the other until the rest fits; then the last children. @returns how many are left */
function squeeze(box: HTMLElement, steps: number, leavesOut: boolean): number {
  const children = childrenOf(box);
  for (const child of children) child.hidden = false;
  for (let step = 0; step <= steps; step += 1) {
    box.dataset['step'] = String(step);
    if (fits(box)) return children.length;
  }
  let left = children.length;
  while (leavesOut && left > 1 && !fits(box)) {
    left -= 1;
    const last = children[left];
    if (last) last.hidden = true;
  }
  return left;
}

/**
 * Fits the children of a box into it: `data-step` on the box rises from 0 to `steps`, and the style sheet leaves something
 * out with each step; what still has no room is hidden, from the last child on, unless all children belong together.
 * @returns how many children are in view; null before the first measure
 */
export function useSqueeze<Box extends HTMLElement>(
  steps: number,
  leavesOut = true,
): [ref: RefObject<Box | null>, shown: number | null] {
  const ref = useRef<Box>(null);
  const [shown, setShown] = useState<number | null>(null);
  const measure = useRef(() => {
    if (ref.current) setShown(squeeze(ref.current, steps, leavesOut));
  });
  useLayoutEffect(() => measure.current());
  useEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const again = measure.current;
    const observer = new ResizeObserver(again);
    observer.observe(box);
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, []);
  return [ref, shown];
}
