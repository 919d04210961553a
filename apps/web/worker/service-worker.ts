/// <reference lib="webworker" />
// Opens the app without a network and keeps the tiles of the map that were seen. The network goes before whatever is kept,
// but for files whose names change with their content. Answers of the API do not pass here: the page keeps them itself.
import { handlingOf, KEPT_TILE, layerOf, OWNER, oldShells, SHELL, TILES, tileKey } from './rules.js';

declare const self: ServiceWorkerGlobalScope;
/** What the build is made of: version, files under /assets/, files beside the page. */
declare const __SHELL__: { version: string; assets: string[]; rootFiles: string[] };
const built = __SHELL__;

const PAGE = '/';
const shellName = SHELL + built.version;
const rootFiles = new Set(built.rootFiles);
/** A server that has not answered by then does not keep the app from opening. */
const PAGE_PATIENCE_MS = 4000;
const TILE_PATIENCE_MS = 6000;
const AT_ONCE = 6;
const MOST_TILES = 800;
const TRIM_EVERY = 50;
/** A tile that keeps changing is not written each time. */
const REWRITE_MS = 60_000;

const pause = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms));

/** Fetches everything anew or from the browser's cache; a file that is missing leaves the version before in charge. */
async function takeShell(): Promise<void> {
  const shell = await caches.open(shellName);
  const waiting = [PAGE, ...built.rootFiles, ...built.assets];
  for (let next = waiting.splice(0, AT_ONCE); next.length > 0; next = waiting.splice(0, AT_ONCE))
    await shell.addAll(next.map((path) => new Request(path, path.startsWith('/assets/') ? {} : { cache: 'reload' })));
}

async function dropOldShells(): Promise<void> {
  await Promise.all(oldShells(await caches.keys()).map((name) => caches.delete(name)));
}

/** A page of the server, else the page of this version, which finds its parts in the shell. */
async function page(request: Request): Promise<Response> {
  const fresh = fetch(request);
  const first = await Promise.race([fresh.catch(() => null), pause(PAGE_PATIENCE_MS)]);
  // A gateway without a server behind it is no server.
  if (first && first.status < 500) return first;
  const kept = await caches.open(shellName).then((shell) => shell.match(PAGE));
  return kept ?? fresh;
}

/** Never changes: what is kept is what the server would send. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) {
    const copy = fresh.clone();
    void caches.open(shellName).then((shell) => shell.put(request, copy));
  }
  return fresh;
}

async function rootFile(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.open(shellName).then((shell) => shell.match(request));
    if (kept) return kept;
    throw error;
  }
}

/** Whose tiles these are; nobody's are kept. */
async function tilesOfOwner(): Promise<Cache | null> {
  const owner = await caches.match(OWNER.address, { cacheName: OWNER.cache });
  return owner ? caches.open(TILES + (await owner.text())) : null;
}

const writtenAt = new Map<string, number>();
let written = 0;

async function keepTile(key: string, fresh: Response): Promise<void> {
  if (Date.now() - (writtenAt.get(key) ?? 0) < REWRITE_MS) return;
  const tiles = await tilesOfOwner();
  if (!tiles) return;
  if (writtenAt.size > MOST_TILES) writtenAt.clear();
  writtenAt.set(key, Date.now());
  await tiles.put(key, fresh);
  written += 1;
  if (written % TRIM_EVERY > 0) return;
  const kept = await tiles.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST_TILES)).map((each) => tiles.delete(each)));
}

/** The map takes a kept tile for the server's: its page must know better. */
async function tellOfKept(url: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window' });
  for (const window of windows) window.postMessage({ type: KEPT_TILE, layer: layerOf(url) });
}

/** The server's tile; without it the one seen last, of which the windows are told. The map is greyed by the page while the link is down. */
async function tile(event: FetchEvent): Promise<Response> {
  const key = tileKey(event.request.url);
  const fresh = fetch(event.request);
  const first = await Promise.race([fresh.catch(() => null), pause(TILE_PATIENCE_MS)]);
  if (first && first.status < 500) {
    if (first.status === 200) event.waitUntil(keepTile(key, first.clone()).catch(() => writtenAt.delete(key)));
    return first;
  }
  const kept = await (await tilesOfOwner())?.match(key);
  if (kept) event.waitUntil(tellOfKept(event.request.url));
  return kept ?? fresh;
}

self.addEventListener('install', (event) => event.waitUntil(takeShell().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(dropOldShells().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
  const handling = handlingOf(event.request, self.location.origin, rootFiles);
  if (handling === 'page') event.respondWith(page(event.request));
  if (handling === 'asset') event.respondWith(asset(event.request));
  if (handling === 'tile') event.respondWith(tile(event));
  if (handling === 'root-file') event.respondWith(rootFile(event.request));
});
