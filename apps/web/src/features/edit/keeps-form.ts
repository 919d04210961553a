import type { Location } from 'react-router';
import type { DrawerPlace } from '../shell/use-layout.js';

/** What of an address opens a form. Filters and the map's position may change beneath it. */
const OPENS = ['sel', 'edit', 'new', 'row', 'form', 'part', 'again'] as const;

/** Where a form stands: in the drawer of the chosen object, in the pane beside it, in the page of its table. */
type FormPlace = 'drawer' | 'pinned' | 'page';
type Address = Pick<Location, 'pathname' | 'search'>;
type Step = { from: Address; to: Address };

/** Whether a form is still there after the step. `drawerAt` tells where an address has the drawer. */
export function keepsForm(form: FormPlace, { from, to }: Step, drawerAt: (address: Address) => DrawerPlace): boolean {
  const [before, after] = [new URLSearchParams(from.search), new URLSearchParams(to.search)];
  const stays = (name: string): boolean => before.get(name) === after.get(name);
  if (!OPENS.every(stays)) return false;
  if (form === 'page') return from.pathname === to.pathname;
  // Another moment has another state of a stored record; a new one belongs to none.
  if (before.has('edit') && !stays('at')) return false;
  return drawerAt(from) === drawerAt(to) && (form === 'drawer' || stays('beside'));
}
