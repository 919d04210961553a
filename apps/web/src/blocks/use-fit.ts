import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useSurface } from './surface.js';

/** Rows a block shows on a desk, where it grows with its content. */
const DESK_ROWS = 6;

const rowsIn = (heightPx: number, rowPx: number): number =>
  rowPx > 0 ? Math.max(1, Math.floor((heightPx + 1) / rowPx)) : 1;

/**
 * How many rows of `rowEm` (in the text size of the block) fit into the element. Text is never made smaller to fit: what
 * does not fit is counted.
 */
export function useFit<Box extends HTMLElement>(rowEm: number): [ref: RefObject<Box | null>, rows: number] {
  const { kind } = useSurface();
  const ref = useRef<Box>(null);
  const [rows, setRows] = useState(DESK_ROWS);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box || kind === 'desk') return undefined;
    const measure = () => {
      const textPx = Number.parseFloat(getComputedStyle(box).fontSize);
      setRows(rowsIn(box.clientHeight, textPx * rowEm));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [kind, rowEm]);
  return [ref, rows];
}
