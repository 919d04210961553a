import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useSurface } from './surface.js';

/** Rows a block shows on a desk, where it grows with its content. */
const DESK_ROWS = 6;

/** What has been rounded on the way, px. */
const ROUNDED_PX = 1;

/** A box of class `fitting` puts what has no room into a further column, which is out of sight. */
function countWhole(box: HTMLElement): number {
  const { left, bottom, width } = box.getBoundingClientRect();
  return [...box.children].filter((child) => {
    const place = child.getBoundingClientRect();
    return place.left < left + width / 2 && place.bottom <= bottom + ROUNDED_PX;
  }).length;
}

/**
 * How many children of a box stand whole inside it, measured as they are drawn. Text is never made smaller to fit: what does
 * not fit is counted.
 */
export function useFitting<Box extends HTMLElement>(): [ref: RefObject<Box | null>, fitting: number] {
  const { kind } = useSurface();
  const ref = useRef<Box>(null);
  const [fitting, setFitting] = useState(DESK_ROWS);
  const isMeasured = kind === 'wall';
  const measure = useRef(() => {
    if (ref.current) setFitting(countWhole(ref.current));
  });
  useLayoutEffect(() => {
    if (isMeasured) measure.current();
  });
  useEffect(() => {
    const box = ref.current;
    if (!box || !isMeasured) return undefined;
    const again = measure.current;
    const observer = new ResizeObserver(again);
    observer.observe(box);
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [isMeasured]);
  return [ref, fitting];
}
