import { useParam } from '../../url/params.js';
import { parseSelection } from '../../url/selection.js';
import { SelectedDrawer } from '../shell/detail-slot.js';
import { PaneContext } from './pane-context.js';
import classes from './panes.module.css';

/** The object kept beside the chosen one (`?beside=`). */
export function PinnedPane() {
  const [text, setText] = useParam('beside');
  const pinned = parseSelection(text);
  if (!pinned) return null;
  return (
    <div className={classes.pinned} data-testid="pinned">
      <PaneContext value={{ subject: pinned, isPinned: true, close: () => setText(null) }}>
        <SelectedDrawer key={pinned.id} selection={pinned} />
      </PaneContext>
    </div>
  );
}
