import { useCallback } from 'react';
import { type ParamChange, useChangeParams } from '../../url/params.js';
import { type Selection, selecting, type SelectionType } from '../../url/selection.js';
import { type DrawerPlace, useDrawerPlaceAt } from './use-layout.js';

/** The list an object belongs to: where it opens when the screen on view has no place for a drawer. */
const HOMES: Partial<Record<SelectionType, string>> = { work: '/works', restriction: '/restrictions' };
/** Panel and map side by side on every screen: a drawer always has its place there. */
const ANYWHERE = '/findings';

type DrawerAt = (address: { pathname: string; search: string }) => DrawerPlace;

/** Where an object opens: null on the page of `address`, else the path of the page that has a place for its drawer. */
export function pathToOpen(
  type: SelectionType | null,
  address: { pathname: string; search: string },
  drawerAt: DrawerAt,
): string | null {
  if (drawerAt(address) !== null) return null;
  const home = (type && HOMES[type]) ?? ANYWHERE;
  return drawerAt({ ...address, pathname: home }) === null ? ANYWHERE : home;
}

/** Changes what the drawer shows, and goes to a page that has a place for a drawer when this one has none. */
export function useOpenDrawer(): (change: ParamChange, type?: SelectionType) => void {
  const change = useChangeParams();
  const drawerAt = useDrawerPlaceAt();
  return useCallback(
    (wanted, type) => {
      const path = pathToOpen(type ?? null, window.location, drawerAt);
      change(wanted, { push: true, ...(path ? { path } : {}) });
    },
    [change, drawerAt],
  );
}

/** Opens the drawer of an object from any page: there, or where such objects are listed. */
export function useOpenObject(): (selection: Selection) => void {
  const open = useOpenDrawer();
  return useCallback((selection) => open(selecting(selection), selection.type), [open]);
}
