import { sessionHint } from '../api/session-hint.js';

const KEY = 'abat.last-view';
/** The door and the walls are no view of the console; the bare address only leads on. */
const NO_VIEW = new Set(['/', '/sign-in', '/wall']);
/** Forms, which nothing can be saved in without a network. */
const FORMS = ['new', 'edit'];

type Location = { pathname: string; search: string };
type State = { navigation: { state: string }; location: Location };
type Router = { subscribe: (follow: (state: State) => void) => () => void };

function addressOf({ pathname, search }: Location): string {
  const params = new URLSearchParams(search);
  for (const name of FORMS) params.delete(name);
  return params.size > 0 ? `${pathname}?${params.toString()}` : pathname;
}

/** Keeps where the user of this browser is, so that the app finds the way back there. */
export function followLastView(router: Router): () => void {
  return router.subscribe(({ navigation, location }) => {
    const owner = sessionHint.user();
    if (navigation.state !== 'idle' || owner === null || NO_VIEW.has(location.pathname)) return;
    localStorage.setItem(KEY, JSON.stringify({ owner, address: addressOf(location) }));
  });
}

/**
 * The address this user read last, when the machine has no network: what stands there is what the app opened from its
 * icon can show. null: the start page will do.
 */
export function lastView(): string | null {
  const kept = navigator.onLine ? null : localStorage.getItem(KEY);
  if (kept === null) return null;
  const { owner, address } = JSON.parse(kept) as { owner: string; address: string };
  return owner === sessionHint.user() ? address : null;
}

/** Somebody signed out: the next person is not told where they were. */
export const forgetLastView = (): void => localStorage.removeItem(KEY);
