import { lazy, Suspense } from 'react';
import { useLoadLater } from '../../ui/later-part.js';
import { useParam } from '../../url/params.js';
import { type Selection, useSelection } from '../../url/selection.js';
import { parsePoint, useResponsibilityParams } from '../responsibility/use-responsibility.js';

// Drawers and their forms come after the first screen, and before they are asked for: a deploy may take them away.
const load = () => import('./drawers.js');
const ObjectDrawer = lazy(async () => ({ default: (await load()).ObjectDrawer }));
const OpenDrawer = lazy(async () => ({ default: (await load()).OpenDrawer }));
const LATER = [load];

/** The drawer of one object. */
export function SelectedDrawer({ selection }: { selection: Selection }) {
  return (
    <Suspense>
      <ObjectDrawer selection={selection} />
    </Suspense>
  );
}

/** Whether the address opens something beside the panel. */
function useIsOpen(): boolean {
  const [selection] = useSelection();
  const [created] = useParam('new');
  const { isOn, pointText } = useResponsibilityParams();
  return selection !== null || created !== null || (isOn && parsePoint(pointText) !== null);
}

/** The drawer of the selected object (`?sel=`); another may be kept beside it (`?beside=`). */
export function DetailSlot() {
  const isOpen = useIsOpen();
  useLoadLater(LATER);
  if (!isOpen) return null;
  return (
    <Suspense>
      <OpenDrawer />
    </Suspense>
  );
}
