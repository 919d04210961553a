import { createContext, useContext, useEffect } from 'react';

/** How many of a list a block shows, and of how many. */
export type ShownCount = { shown: number; total: number };

export const ShownCountContext = createContext<(count: ShownCount | null) => void>(() => undefined);

/** Tells the frame of the block how much of the list is in view, so that it can say "8 of 31". */
export function useShownCount(shown: number, total: number): void {
  const tell = useContext(ShownCountContext);
  useEffect(() => {
    tell({ shown, total });
    return () => tell(null);
  }, [tell, shown, total]);
}
