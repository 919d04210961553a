/** What the service worker does with a request. */
export type Handling = 'page' | 'asset' | 'tile' | 'root-file' | 'none';

/** Names of caches. Those of tiles and of who is signed in are shared with the page (src/offline/kept-store.ts). */
export const SHELL = 'abat-shell:';
export const TILES = 'abat-tiles:';
export const OWNER = { cache: 'abat-owner', address: '/owner' } as const;

/** What windows are told of a kept tile that they got in the place of the server's (src/offline/kept-tiles.ts). */
export const KEPT_TILE = 'abat-kept-tile';

/** Shells of this many versions are kept: a page that was open during a deploy finds its parts. */
const VERSIONS = 2;

// The server's own rule for pages (apps/api/src/http/web-app.ts), and what else it answers beside them.
const NOT_PAGES = /^\/(api|tiles|socket\.io|healthz|readyz|metrics|assets|open311|ogc)(\/|$)/;

type Asked = { method: string; mode: string; url: string };

/** Only reading, only this city, and nothing of the API: its answers are kept by the page, which knows how old they are. */
export function handlingOf({ method, mode, url }: Asked, origin: string, rootFiles: ReadonlySet<string>): Handling {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin) return 'none';
  if (mode === 'navigate') return NOT_PAGES.test(pathname) ? 'none' : 'page';
  if (pathname.startsWith('/assets/')) return 'asset';
  if (/^\/tiles\/.+\.mvt$/.test(pathname)) return 'tile';
  return rootFiles.has(pathname) ? 'root-file' : 'none';
}

/** A tile by what it shows: its version only says that it may have changed. */
export function tileKey(url: string): string {
  const address = new URL(url);
  address.searchParams.delete('v');
  return address.href;
}

/** The layer a tile is of. */
export const layerOf = (url: string): string | undefined => new URL(url).pathname.split('/')[2];

/** Shells that go. `names` in the order in which they came. */
export const oldShells = (names: readonly string[]): string[] =>
  names.filter((name) => name.startsWith(SHELL)).slice(0, -VERSIONS);
