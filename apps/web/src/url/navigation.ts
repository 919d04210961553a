import { matchRoutes, type RouteObject } from 'react-router';

type State = { navigation: { state: string }; blockers: ReadonlyMap<string, { state: string }> };
type Router = {
  routes: readonly RouteObject[];
  state: State;
  subscribe: (follow: (state: State) => void) => () => void;
};

let followed: Router | null = null;
const waiting: (() => void)[] = [];

// A question whether to leave is on the way too: any other step would take it off the screen. A form that goes takes its
// question away without a word of the router, so that its state is looked at anew each time.
function isUnderWay(): boolean {
  if (!followed) return false;
  const { navigation, blockers } = followed.state;
  return navigation.state !== 'idle' || [...blockers.values()].some(({ state }) => state !== 'unblocked');
}

function takeSteps(): void {
  while (!isUnderWay()) {
    const step = waiting.shift();
    if (!step) return;
    step();
  }
}

/** Follows where the router is on its way to. */
export function followNavigation(router: Router): () => void {
  followed = router;
  return router.subscribe(() => queueMicrotask(takeSteps));
}

/** What the routes of an address say of themselves, before anyone goes there. */
export const handlesAt = (pathname: string): unknown[] =>
  (matchRoutes([...(followed?.routes ?? [])], pathname) ?? []).map(({ route }) => route.handle as unknown);

/**
 * Does something with the address, while a page is on its way after it came: until then the address is that of the page
 * before, and a change of it would call the new page off.
 */
export function onceArrived(step: () => void): void {
  waiting.push(step);
  takeSteps();
}
