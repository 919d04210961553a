import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { cellsFor, type Cells } from './cells.js';
import { useSurface } from './surface.js';

/**
 * Columns and rows for so many cards in the room of an element; null on a desk, where the block grows.
 * @param least smallest card, in text heights of the block
 */
export function useCells<Box extends HTMLElement>(
  count: number,
  least: { w: number; h: number },
): [ref: RefObject<Box | null>, cells: Cells | null] {
  const { kind } = useSurface();
  const ref = useRef<Box>(null);
  const [room, setRoom] = useState<{ w: number; h: number } | null>(null);
  // Before anything is seen: cards do not change places.
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || kind === 'desk') return undefined;
    const measure = () => {
      const textPx = Number.parseFloat(getComputedStyle(box).fontSize);
      setRoom({ w: box.clientWidth / textPx, h: box.clientHeight / textPx });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [kind]);
  return [ref, room && cellsFor(count, room, least)];
}
