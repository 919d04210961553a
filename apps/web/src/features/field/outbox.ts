import { connection } from '../../live/connection-store.js';
import { createValueStore, useStoredValue } from '../../ui/value-store.js';
import { askToLast } from './lasting.js';
import { outboxStore } from './outbox-store.js';
import type { WaitingReport } from './report.js';
import { sendReport, unrefused, type SendOutcome } from './send-report.js';

/**
 * What waits on this phone for the person signed in. `halt`: why sending stopped, null while it did not. `mayVanish`: the
 * browser did not promise to keep it.
 */
type OutboxState = {
  reports: readonly WaitingReport[];
  isSending: boolean;
  halt: Exclude<SendOutcome, 'sent' | 'refused'> | null;
  mayVanish: boolean;
};

const EMPTY: OutboxState = { reports: [], isSending: false, halt: null, mayVanish: false };
const state = createValueStore(EMPTY);
const say = (change: Partial<OutboxState>): void => state.set({ ...state.get(), ...change });

let owner: string | null = null;
let onSent: () => void = () => undefined;
// Other tabs of this browser show the same list.
const others = 'BroadcastChannel' in window ? new BroadcastChannel('abat-outbox') : null;

async function refresh(): Promise<void> {
  const asked = owner;
  const reports = asked === null ? [] : await outboxStore.listOf(asked);
  if (asked === owner) say({ reports });
}

async function changed(): Promise<void> {
  await refresh();
  others?.postMessage('changed');
}

const secure = async (): Promise<void> => say({ mayVanish: !(await askToLast(navigator.storage)) });

async function keep(report: WaitingReport): Promise<void> {
  await outboxStore.replace(report);
  await changed();
}

/** Sends in the order of writing; a refused report waits for its author and holds nobody up. */
async function sendAll(): Promise<void> {
  say({ halt: null });
  const sender = owner;
  for (const report of sender === null ? [] : await outboxStore.listOf(sender)) {
    if (report.refusal) continue;
    if (sender !== owner) return;
    const outcome = await sendReport(report, keep);
    if (outcome === 'later' || outcome === 'door') return say({ halt: outcome });
    if (outcome === 'sent') {
      await outboxStore.remove(report.clientId);
      await changed();
    }
    onSent();
  }
}

// Two tabs must not send the same at once: the server would take it once, but twice is waste.
const alone = (work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request('abat-outbox', work) : work();

let running: Promise<void> | null = null;

/** Sends what waits; a second call while it runs joins the first. */
function flush(): Promise<void> {
  running ??= (async () => {
    say({ isSending: true });
    try {
      await alone(sendAll);
    } catch (error) {
      say({ halt: 'later' });
      throw error;
    } finally {
      running = null;
      say({ isSending: false });
    }
  })();
  return running;
}

const RETRY_MS = 20_000;

/** Reports that wait on this phone. */
export const outbox = {
  flush,
  /** Keeps a report on the phone and tries to send it. Resolves once it is kept. @throws when the phone cannot keep it */
  add: async (report: WaitingReport): Promise<void> => {
    await outboxStore.add(report);
    await changed();
    void secure();
    // What is written while a sending runs is not in its list.
    void (running ?? Promise.resolve()).then(flush);
  },
  /** What was refused of a report is sent once more as it is. */
  retry: async (report: WaitingReport): Promise<void> => {
    await keep(unrefused(report));
    await flush();
  },
  /** Deletes for good what is not sent. */
  remove: async (clientIds: readonly string[]): Promise<void> => {
    for (const clientId of clientIds) await outboxStore.remove(clientId);
    await changed();
  },
  /**
   * Follows the link for one person: sends when it comes back, when the page comes to the front, and now and then.
   * @param whenSent called after the server took something
   */
  start: (userId: string, whenSent: () => void): (() => void) => {
    owner = userId;
    onSent = whenSent;
    const go = (): void => void (state.get().reports.length > 0 && flush());
    const hear = (): void => void refresh();
    let wasLive = false;
    const follow = (): void => {
      const isLive = connection.get().status === 'live';
      if (isLive && !wasLive) go();
      wasLive = isLive;
    };
    const leave = connection.subscribe(follow);
    const timer = setInterval(go, RETRY_MS);
    window.addEventListener('online', go);
    document.addEventListener('visibilitychange', go);
    others?.addEventListener('message', hear);
    void refresh().then(() => {
      if (state.get().reports.length > 0) void secure();
      go();
    });
    return () => {
      owner = null;
      state.set(EMPTY);
      leave();
      clearInterval(timer);
      window.removeEventListener('online', go);
      document.removeEventListener('visibilitychange', go);
      others?.removeEventListener('message', hear);
    };
  },
};

export const useOutbox = (): OutboxState => useStoredValue(state);
