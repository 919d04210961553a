import { useEffect } from 'react';

/** A field too narrow for what was chosen or written in it tells all of it under the pointer. */
export function useCutTitles(): void {
  useEffect(() => {
    const tell = ({ target }: PointerEvent) => {
      if (!(target instanceof HTMLInputElement) || target.type !== 'text') return;
      target.title = target.scrollWidth > target.clientWidth ? target.value : '';
    };
    document.addEventListener('pointerover', tell);
    return () => document.removeEventListener('pointerover', tell);
  }, []);
}
