import { useParam } from '../../url/params.js';
import { parseSelection, useSelection } from '../../url/selection.js';
import { SelectedDrawer } from '../shell/detail-slot.js';
import { PaneContext } from './pane-context.js';
import classes from './panes.module.css';

/** The object kept beside the chosen one (`?beside=`). */
export function PinnedPane() {
  const [text, setText] = useParam('beside');
  const [selection] = useSelection();
  const [created] = useParam('new');
  const pinned = parseSelection(text);
  if (!pinned) return null;
  return (
    <div
      className={classes.pinned}
      data-testid="pinned"
      data-beside={selection !== null || created !== null || undefined}
    >
      <PaneContext value={{ subject: pinned, isPinned: true, close: () => setText(null) }}>
        <SelectedDrawer key={pinned.id} selection={pinned} />
      </PaneContext>
    </div>
  );
}
