import { useParam } from '../../url/params.js';
import { useSelection } from '../../url/selection.js';
import { isEdited } from './is-edited.js';
import { usePane } from './pane-context.js';

/** Whether the drawer of an object shows its form, and the switch for it. */
export function useEdited(id: string): [boolean, (isOn: boolean) => void] {
  const [edit, setEdit] = useParam('edit');
  const [selection] = useSelection();
  const isPinned = usePane()?.isPinned === true;
  const isOn = isEdited(edit, { id, isPinned, isSelected: selection?.id === id });
  return [isOn, (turnsOn) => setEdit(turnsOn ? id : null)];
}
