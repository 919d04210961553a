import { useMediaQuery } from '@mantine/hooks';
import { useMatches } from 'react-router';
import { useIsPhone } from '../../ui/use-is-phone.js';
import { useParam } from '../../url/params.js';

/** wide: the screen covers the map; beside: map beside a wide screen; split: panel and map; map: the map alone. */
export type Layout = 'wide' | 'beside' | 'split' | 'map';

const says = (handle: unknown, name: 'wide' | 'beside'): boolean =>
  typeof handle === 'object' && handle !== null && (handle as Record<string, unknown>)[name] === true;

/** How panel and map share the console on this route and this screen; a phone shows one of them. */
export function useLayout(): Layout {
  const handles = useMatches().map(({ handle }) => handle);
  const [panel] = useParam('panel');
  const [map] = useParam('b.map');
  const isPhone = useIsPhone();
  const hasRoom = useMediaQuery('(min-width: 1500px)', false, { getInitialValueInEffect: false });
  if (isPhone) return panel === 'off' ? 'map' : 'wide';
  if (handles.some((handle) => says(handle, 'beside')) && hasRoom && map !== 'off') return 'beside';
  if (handles.some((handle) => says(handle, 'wide'))) return 'wide';
  return panel === 'off' ? 'map' : 'split';
}
