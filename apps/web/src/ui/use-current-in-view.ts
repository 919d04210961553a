import { useEffect, useRef, type RefObject } from 'react';

/**
 * Brings what is open into view of a list that is moved by finger.
 * @param current changes when something else is opened
 * @returns for the list; what is open bears `aria-current="page"`
 */
export function useCurrentInView(current: string | undefined): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return list;
}
