import { forgetLastView } from './last-view.js';
import { keeper, WALL } from './owner.js';

// Names are shared with the service worker (worker/rules.ts).
const ANSWERS = 'abat-answers:';
const TILES = 'abat-tiles:';
const OWNER = { cache: 'abat-owner', address: '/owner' } as const;
const KEPT_AT = 'x-kept-at';
const MOST_ANSWERS = 200;
const MOST_BYTES = 1_500_000;
const LONGEST_MS = 7 * 86_400_000;
/** Answers are written this often between two looks at how many there are. */
const TRIM_EVERY = 20;

/** An answer of the server and when it came, ms since 1970 by this browser. */
export type Kept = { data: unknown; at: number };

const addressOf = (hash: string): string => `/kept/${encodeURIComponent(hash)}`;
// Without a secure connection (plain http in a local network) browsers keep nothing.
const open = async (owner: string): Promise<Cache | null> =>
  'caches' in window ? window.caches.open(ANSWERS + owner) : null;

let written = 0;

async function trim(cache: Cache): Promise<void> {
  const kept = await cache.keys();
  // The oldest stand first: what is written again moves to the end.
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST_ANSWERS)).map((each) => cache.delete(each)));
}

/** Keeps an answer for its owner; the oldest go when there are too many. Nothing is kept of a very large one. */
export async function keepAnswer(owner: string, hash: string, data: unknown): Promise<void> {
  const text = JSON.stringify(data);
  if (text.length > MOST_BYTES) return;
  const cache = await open(owner);
  // Somebody signed out meanwhile: what they read is not put back.
  if (!cache || keeper() !== owner) return;
  await cache.delete(addressOf(hash));
  await cache.put(addressOf(hash), new Response(text, { headers: { [KEPT_AT]: String(Date.now()) } }));
  written += 1;
  if (written % TRIM_EVERY === 0) await trim(cache);
  if (keeper() !== owner) await forgetAllBut(keeper());
}

/** What was kept under a key for its owner, when it is not too old. */
export async function readKept(owner: string, hash: string): Promise<Kept | null> {
  const cache = await open(owner);
  const found = await cache?.match(addressOf(hash));
  if (!found) return null;
  const at = Number(found.headers.get(KEPT_AT));
  return Date.now() - at > LONGEST_MS ? null : { data: await found.json(), at };
}

export async function forgetAnswer(owner: string, hash: string): Promise<void> {
  await (await open(owner))?.delete(addressOf(hash));
}

async function forgetAllBut(owner: string | null): Promise<void> {
  const kept = new Set([owner, WALL].flatMap((each) => (each === null ? [] : [ANSWERS + each, TILES + each])));
  const names = (await window.caches.keys()).filter((name) => name.startsWith(ANSWERS) || name.startsWith(TILES));
  await Promise.all(names.filter((name) => !kept.has(name)).map((name) => window.caches.delete(name)));
}

/** Tells the service worker whose tiles it keeps; null: nobody's. */
export async function nameKeeper(owner: string | null): Promise<void> {
  if (!('caches' in window)) return;
  const named = await window.caches.open(OWNER.cache);
  if (owner === null) await named.delete(OWNER.address);
  else await named.put(OWNER.address, new Response(owner));
}

/**
 * This browser is somebody else's now, or nobody's (null): answers and tiles of all others go; a wall in the same browser
 * keeps its own.
 */
export async function handOver(owner: string | null): Promise<void> {
  if (owner === null) forgetLastView();
  if (!('caches' in window)) return;
  await nameKeeper(owner);
  await forgetAllBut(owner);
}

/** What one owner kept goes: a wall that was revoked. */
export async function forgetOwner(owner: string): Promise<void> {
  if (!('caches' in window)) return;
  await Promise.all([ANSWERS, TILES].map((kind) => window.caches.delete(kind + owner)));
}
