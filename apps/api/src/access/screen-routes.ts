import { ROUTES } from '@abat/contracts';
import type { Request } from 'express';

const keyOf = (method: string, path: string): string =>
  `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
const keysOf = (wanted: (route: (typeof ROUTES)[number]) => boolean): ReadonlySet<string> =>
  new Set(ROUTES.filter(wanted).map(({ method, path }) => keyOf(method, path)));

const OF_SCREENS = keysOf(({ action }) => action === 'screen');
const OF_PERSONS = keysOf(({ action }) => action === 'signed-in');
const READS = keysOf(({ action, method }) => action === 'read' && method === 'get');
const TILES = '/tiles/';

/**
 * Who a route is for, as the contract says: `screens` = paired walls only, `persons` = only who has signed in,
 * `readers` = a read that walls may make too, `staff` = people with a right of their own.
 */
export type Audience = 'screens' | 'persons' | 'readers' | 'staff';

/** What a route does not name in the contract is closed to walls. */
export function audienceOf({ method, route }: Pick<Request, 'method' | 'route'>): Audience {
  const path = (route as { path: string }).path;
  const key = keyOf(method === 'HEAD' ? 'GET' : method, path);
  if (OF_SCREENS.has(key)) return 'screens';
  if (OF_PERSONS.has(key)) return 'persons';
  return READS.has(key) || (key.startsWith('GET ') && path.startsWith(TILES)) ? 'readers' : 'staff';
}
