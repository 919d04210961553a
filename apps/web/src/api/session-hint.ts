const KEY = 'abat.session';

/**
 * Whether somebody signed in with this browser and did not sign out. The cookie itself cannot be read; without the hint
 * a visitor is sent to the door at once instead of asking the server a question it must refuse.
 */
export const sessionHint = {
  isSet: (): boolean => localStorage.getItem(KEY) !== null,
  set: (): void => localStorage.setItem(KEY, '1'),
  clear: (): void => localStorage.removeItem(KEY),
};
