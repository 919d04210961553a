const KEY = 'abat.session';
const USER = /^[0-9a-f-]{36}$/;

let isEnded = false;

/**
 * Whether somebody signed in with this browser and did not sign out, and who. The cookie itself cannot be read; without
 * the hint a visitor is sent to the door at once instead of asking the server a question it must refuse.
 */
export const sessionHint = {
  isSet: (): boolean => localStorage.getItem(KEY) !== null,
  /** Id of the user, when it is known. */
  user: (): string | null => {
    const kept = localStorage.getItem(KEY);
    return kept !== null && USER.test(kept) ? kept : null;
  },
  set: (user: string): void => {
    isEnded = false;
    localStorage.setItem(KEY, user);
  },
  clear: (): void => {
    isEnded = false;
    localStorage.removeItem(KEY);
  },
  /** The server knows the session no more, though nobody signed out. */
  end: (): void => {
    isEnded = true;
    localStorage.removeItem(KEY);
  },
  isEnded: (): boolean => isEnded,
};
