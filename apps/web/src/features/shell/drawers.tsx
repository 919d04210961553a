import { useMay } from '../../app/session-gate.js';
import { useParam } from '../../url/params.js';
import { type Selection, useSelection } from '../../url/selection.js';
import { NewWorkEditor } from '../edit/new-work-editor.js';
import { FindingDrawer } from '../findings/finding-drawer.js';
import { NewNote, NoteDrawer } from '../notes/note-drawer.js';
import { PlaceDrawer } from '../places/place-drawer.js';
import { parsePoint, useResponsibilityParams } from '../responsibility/use-responsibility.js';
import { WhoAnswersDrawer } from '../responsibility/who-answers-drawer.js';
import { WorkDrawer } from '../works/work-drawer.js';

/** The drawer of one object. */
export function ObjectDrawer({ selection }: { selection: Selection }) {
  const { type, id } = selection;
  if (type === 'work') return <WorkDrawer key={id} id={id} />;
  if (type === 'finding') return <FindingDrawer key={id} id={id} />;
  if (type === 'note') return <NoteDrawer key={id} id={id} />;
  return <PlaceDrawer key={id} type={type} id={id} />;
}

/** What the address opens beside the panel. */
export function OpenDrawer() {
  const [selection] = useSelection();
  const [created] = useParam('new');
  const { isOn, pointText } = useResponsibilityParams();
  const point = parsePoint(pointText);
  const mayWrite = useMay('work.write');
  const mayNote = useMay('note.write');
  if (created?.split(':', 1)[0] === 'work' && mayWrite)
    return <NewWorkEditor key={created} project={created.slice('work:'.length) || null} />;
  if (created === 'note' && mayNote) return <NewNote />;
  if (!selection) return point && isOn ? <WhoAnswersDrawer key={pointText} point={point} /> : null;
  return <ObjectDrawer selection={selection} />;
}
