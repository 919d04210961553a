/** The address of the screen that a layout names, kept beside its parameters. */
const PATH_NAME = 'screen';
/** Screens a layout may lead to: ours, never another site. */
const PATH = /^\/[\w-]*(\/[\w-]+)*$/;

/** What is kept of an address as a layout. */
export function layoutOf(pathname: string, search: string): string {
  const params = new URLSearchParams(search);
  params.set(PATH_NAME, pathname);
  return params.toString();
}

/** The address of a kept layout; a broken one leads to the start. */
export function addressOf(query: string): { pathname: string; search: string } {
  const params = new URLSearchParams(query);
  const path = params.get(PATH_NAME) ?? '/';
  params.delete(PATH_NAME);
  return { pathname: PATH.test(path) ? path : '/', search: params.toString() };
}
