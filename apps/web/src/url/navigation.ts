import { matchRoutes, type RouteObject } from 'react-router';

type Router = {
  routes: readonly RouteObject[];
  subscribe: (follow: (state: { navigation: { state: string } }) => void) => () => void;
};

let isUnderWay = false;
let routes: readonly RouteObject[] = [];
const waiting: (() => void)[] = [];

/** Follows where the router is on its way to. */
export function followNavigation(router: Router): () => void {
  routes = router.routes;
  return router.subscribe(({ navigation }) => {
    isUnderWay = navigation.state !== 'idle';
    if (isUnderWay) return;
    for (const step of waiting.splice(0)) queueMicrotask(step);
  });
}

/** What the routes of an address say of themselves, before anyone goes there. */
export const handlesAt = (pathname: string): unknown[] =>
  (matchRoutes([...routes], pathname) ?? []).map(({ route }) => route.handle as unknown);

/**
 * Does something with the address, while a page is on its way after it came: until then the address is that of the page
 * before, and a change of it would call the new page off.
 */
export function onceArrived(step: () => void): void {
  if (isUnderWay) waiting.push(step);
  else step();
}
