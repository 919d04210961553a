import { useMediaQuery } from '@mantine/hooks';
import { useCallback } from 'react';
import { useLocation, useMatches, type Location } from 'react-router';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { handlesAt } from '../../url/navigation.js';
import { useParam } from '../../url/params.js';

/** wide: the screen covers the map; beside: map beside a wide screen; split: panel and map; map: the map alone. */
export type Layout = 'wide' | 'beside' | 'split' | 'map';
/** Where the drawer of an object stands: over the map, over the screen of a phone, in the page; null: nowhere. */
export type DrawerPlace = 'map' | 'phone' | 'page' | null;

type Screen = { isPhone: boolean; hasRoom: boolean };
type Switches = { panel: string | null; map: string | null };
type Said = 'wide' | 'beside' | 'drawer' | 'console' | 'dated';

const says = (handles: readonly unknown[], name: Said): boolean =>
  handles.some(
    (handle) => typeof handle === 'object' && handle !== null && (handle as Record<string, unknown>)[name] === true,
  );

function layoutOf(handles: readonly unknown[], { panel, map }: Switches, { isPhone, hasRoom }: Screen): Layout {
  if (isPhone) return panel === 'off' ? 'map' : 'wide';
  if (says(handles, 'beside') && hasRoom && map !== 'off') return 'beside';
  if (says(handles, 'wide')) return 'wide';
  return panel === 'off' ? 'map' : 'split';
}

function placeOf(handles: readonly unknown[], layout: Layout, { isPhone }: Screen): DrawerPlace {
  if (!says(handles, 'console')) return null;
  if (isPhone) return 'phone';
  if (layout !== 'wide') return 'map';
  return says(handles, 'drawer') ? 'page' : null;
}

/** Where the drawer of an object stands at an address that leads through these routes. */
export function drawerPlaceOf(handles: readonly unknown[], search: string, screen: Screen): DrawerPlace {
  const params = new URLSearchParams(search);
  const switches = { panel: params.get('panel'), map: params.get('b.map') };
  return placeOf(handles, layoutOf(handles, switches, screen), screen);
}

function useScreen(): Screen {
  const isPhone = useIsPhone();
  const hasRoom = useMediaQuery('(min-width: 1500px)', false, { getInitialValueInEffect: false });
  return { isPhone, hasRoom };
}

/** How panel and map share the console on this route and this screen; a phone shows one of them. */
export function useLayout(): Layout {
  const handles = useMatches().map(({ handle }) => handle);
  const [panel] = useParam('panel');
  const [map] = useParam('b.map');
  return layoutOf(handles, { panel, map }, useScreen());
}

/** Whether the bar through time stands over the page, because the map it stands on is covered and the page follows it. */
export function useIsTimeInPage(): boolean {
  const handles = useMatches().map(({ handle }) => handle);
  return useLayout() === 'wide' && says(handles, 'dated');
}

/** Tells of any address where the drawer would stand there on this screen. */
export function useDrawerPlaceAt(): (address: Pick<Location, 'pathname' | 'search'>) => DrawerPlace {
  const { isPhone, hasRoom } = useScreen();
  return useCallback(
    ({ pathname, search }) => drawerPlaceOf(handlesAt(pathname), search, { isPhone, hasRoom }),
    [isPhone, hasRoom],
  );
}

/** Where the drawer of an object stands now. */
export const useDrawerPlace = (): DrawerPlace => useDrawerPlaceAt()(useLocation());
