import { pathToOpen } from './use-open-object.js';
import type { DrawerPlace } from './use-layout.js';

/** A desk: pages beside the map have a place for a drawer, pages over the whole width have none. */
const desk =
  (hasRoom: boolean) =>
  ({ pathname }: { pathname: string }): DrawerPlace => {
    if (['/works', '/findings', '/changes'].includes(pathname)) return 'map';
    return hasRoom && pathname === '/restrictions' ? 'map' : null;
  };
const at = (pathname: string) => ({ pathname, search: '' });

describe('where an object opens', () => {
  it('is the page on screen when it has a place for a drawer', () => {
    expect(pathToOpen('finding', at('/works'), desk(false))).toBeNull();
    expect(pathToOpen('work', at('/start'), () => 'phone')).toBeNull();
  });

  it.each([
    ['work', '/works'],
    ['finding', '/findings'],
    ['note', '/findings'],
    ['site', '/findings'],
    ['territory', '/findings'],
    [null, '/findings'],
  ] as const)('is from the start page, for %s, %s', (type, path) => {
    expect(pathToOpen(type, at('/start'), desk(true))).toBe(path);
  });

  it('is for a restriction its register where that stands beside the map, else the findings', () => {
    expect(pathToOpen('restriction', at('/matrix'), desk(true))).toBe('/restrictions');
    expect(pathToOpen('restriction', at('/matrix'), desk(false))).toBe('/findings');
  });
});
