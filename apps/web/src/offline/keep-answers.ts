import { notifyManager, type Query, type QueryFunctionContext } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.js';
import { connection } from '../live/connection-store.js';
import { notLive, whileLive } from '../live/while-live.js';
import { isLost } from './is-lost.js';
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

/** Errors of questions that were lost the last time too: they wait for their next turn. */
const lostAgain = new WeakSet<Error>();

export const isLostAgain = (error: Error): boolean => lostAgain.has(error);

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
  keptShown.add(query, at);
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
  // A server that is heard is only slow.
  const second = await whileLive(asked);
  if (second !== notLive) return arrived(query, second);
  const kept = await keptFor(query);
  if (!kept) return arrived(query, await asked);
  asked.then(
    (data) => query.setData(arrived(query, data)),
    () => undefined,
  );
  return show(query, kept);
}

/** What to show instead of a lost answer: what was kept and is on screen stays; nothing new while the server is heard. */
async function insteadOf(query: Query): Promise<Kept | null> {
  const { data, fetchMeta } = query.state;
  const since = keptShown.since(query.queryHash);
  // The next page of a list is not there: what is shown of it would not say so.
  if (data !== undefined) return since === null || fetchMeta?.fetchMore ? null : { data, at: since };
  return connection.get().status === 'live' ? null : keptFor(query);
}

function note(query: Query, error: unknown): void {
  const owner = keeper();
  if (!(error instanceof ApiError)) return;
  if (owner && GONE.has(error.status)) void forgetAnswer(owner, query.queryHash);
  if (query.state.errorUpdatedAt > query.state.dataUpdatedAt) lostAgain.add(error);
}

type Ask = (context: QueryFunctionContext) => unknown;

/**
 * Stands between every query and the server: keeps its answers, and when the server is away gives what was kept, for
 * queries that have nothing on screen yet. The server goes before: what was kept is shown only while nothing else is there,
 * and `keptShown` says that it is.
 */
export async function keepAnswers(ask: Ask, context: QueryFunctionContext, query: Query): Promise<unknown> {
  try {
    const asked = Promise.resolve(ask(context));
    return query.state.data === undefined ? await waitOrShow(query, asked) : arrived(query, await asked);
  } catch (error) {
    note(query, error);
    const kept = isLost(error) ? await insteadOf(query) : null;
    if (!kept) throw error;
    return show(query, kept);
  }
}
