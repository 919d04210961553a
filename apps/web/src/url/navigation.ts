import { matchRoutes, type RouteObject } from 'react-router';

type State = { navigation: { state: string }; blockers: ReadonlyMap<string, { state: string }> };
type Router = {
  routes: readonly RouteObject[];
  subscribe: (follow: (state: State) => void) => () => void;
};

let isUnderWay = false;
let routes: readonly RouteObject[] = [];
const waiting: (() => void)[] = [];

/** Follows where the router is on its way to. */
export function followNavigation(router: Router): () => void {
  routes = router.routes;
  return router.subscribe(({ navigation, blockers }) => {
    // A question whether to leave is on the way too: any other step would take it off the screen.
    const isAsking = [...blockers.values()].some(({ state }) => state !== 'unblocked');
    isUnderWay = isAsking || navigation.state !== 'idle';
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
