import { notifyManager, type Query, type QueryFunctionContext } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.js';
import { connection } from '../live/connection-store.js';
import { keptShown } from './kept-shown.js';
import { forgetAnswer, keepAnswer, readKept, type Kept } from './kept-store.js';
import { keeper } from './owner.js';

/** A server that has not answered by then is not waited for while there is something to show. */
const PATIENCE_MS = 4000;
/** An answer that keeps changing is not written each time. */
const REWRITE_MS = 15_000;
/** Not read again without a network: what was typed into the search, and what only administrators read. */
const NEVER = new Set<unknown>(['search', 'users', 'settings']);
const GONE = new Set([401, 403, 404, 410]);

const writtenAt = new Map<string, number>();

/** True for an answer that did not come: no network, or a server that is not itself. */
export const isLost = (error: unknown): boolean =>
  error instanceof ApiError && (error.kind === 'network' || error.status >= 500);

/** A wall that is not paired has nothing worth reading again. */
const isWorth = (data: unknown): boolean =>
  data !== null && data !== undefined && !(typeof data === 'object' && 'own' in data && data.own === null);

function keep({ queryHash, queryKey }: Query, data: unknown): void {
  const owner = keeper();
  const now = Date.now();
  if (owner === null || NEVER.has(queryKey[0]) || !isWorth(data)) return;
  if (now - (writtenAt.get(queryHash) ?? 0) < REWRITE_MS) return;
  writtenAt.set(queryHash, now);
  // Without room on the disk nothing is kept, and nothing else breaks.
  const write = () => void keepAnswer(owner, queryHash, data).catch(() => writtenAt.delete(queryHash));
  if ('requestIdleCallback' in window) window.requestIdleCallback(write, { timeout: 2000 });
  else setTimeout(write);
}

async function keptFor({ queryHash, queryKey }: Query): Promise<Kept | null> {
  const owner = keeper();
  if (owner === null || NEVER.has(queryKey[0])) return null;
  return readKept(owner, queryHash).catch(() => null);
}

function show(query: Query, { data, at }: Kept): unknown {
  keptShown.add(query.queryHash, at);
  // Its true age, so that it counts as stale; after the answer itself has arrived.
  notifyManager.schedule(() => query.setState({ dataUpdatedAt: at }));
  return data;
}

function arrived(query: Query, data: unknown): unknown {
  keptShown.remove(query.queryHash);
  keep(query, data);
  return data;
}

const late = Symbol('late');
const pause = (ms: number) => new Promise<typeof late>((resolve) => setTimeout(() => resolve(late), ms));

/** The answer of a server that hangs, or what was kept of it; an answer that comes after all wins. */
async function waitOrShow(query: Query, asked: Promise<unknown>): Promise<unknown> {
  const first = await Promise.race([asked, pause(PATIENCE_MS)]);
  if (first !== late) return arrived(query, first);
  const kept = await keptFor(query);
  if (!kept) return arrived(query, await asked);
  asked.then(
    (data) => query.setData(arrived(query, data)),
    () => undefined,
  );
  return show(query, kept);
}

type Ask = (context: QueryFunctionContext) => unknown;

/**
 * Stands between every query and the server: keeps its answers, and when the server is away gives what was kept, for
 * queries that have nothing on screen yet. The server goes before: what was kept is shown only while nothing else is there,
 * and `keptShown` says that it is.
 */
export async function keepAnswers(ask: Ask, context: QueryFunctionContext, query: Query): Promise<unknown> {
  const hasData = query.state.data !== undefined;
  try {
    const asked = Promise.resolve(ask(context));
    return hasData ? arrived(query, await asked) : await waitOrShow(query, asked);
  } catch (error) {
    const owner = keeper();
    if (owner && error instanceof ApiError && GONE.has(error.status)) void forgetAnswer(owner, query.queryHash);
    const kept = hasData || !isLost(error) || connection.get().status === 'live' ? null : await keptFor(query);
    if (!kept) throw error;
    return show(query, kept);
  }
}
