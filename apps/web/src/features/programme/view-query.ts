/** What belongs to the look of the programme: filters of works, the look itself, where the map is. */
const PREFIXES = ['w.', 'b.'];
const NAMES = ['map', 'layers'];

const belongs = (name: string): boolean => PREFIXES.some((prefix) => name.startsWith(prefix)) || NAMES.includes(name);

/** The look in an address, in an order of its own, so that two addresses of one look are alike. */
export function lookOf(search: string): string {
  const entries = [...new URLSearchParams(search)].filter(([name]) => belongs(name));
  return new URLSearchParams(entries.sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}

/** Where the map stands moves by itself: it does not make a look another one. */
const withoutMap = (look: string): string => {
  const params = new URLSearchParams(look);
  for (const name of NAMES) params.delete(name);
  return params.toString();
};

export const isSameLook = (a: string, b: string): boolean => withoutMap(lookOf(a)) === withoutMap(lookOf(b));

/** The address with another look; what does not belong to the look stays. */
export function withLook(search: string, look: string, viewId: string | null): string {
  const params = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => !belongs(name)));
  for (const [name, value] of new URLSearchParams(lookOf(look))) params.set(name, value);
  if (viewId) params.set('view', viewId);
  else params.delete('view');
  const text = params.toString();
  return text ? `?${text}` : '';
}

/**
 * What becomes of the view an address names while it has no look of its own: a link is followed once; who emptied the
 * look of a view that was on screen has left it.
 */
export function stepOfView(search: string, look: string, wasShown: boolean): 'take' | 'leave' | null {
  if (lookOf(search) !== '' || lookOf(look) === '') return null;
  return wasShown ? 'leave' : 'take';
}
