import { createContext, useContext } from 'react';
import { useSelection, type Selection } from '../../url/selection.js';

/** The pane a drawer stands in: what it shows, whether it is the one kept beside, and how that is closed. */
export type Pane = { subject: Selection; isPinned: boolean; close: () => void };

export const PaneContext = createContext<Pane | null>(null);

/** The pane of this drawer; outside of a pinned one it is that of the selection. */
export function usePane(): Pane | null {
  const pinned = useContext(PaneContext);
  const [subject, select] = useSelection();
  if (pinned) return pinned;
  return subject ? { subject, isPinned: false, close: () => select(null) } : null;
}
