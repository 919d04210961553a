import type { Tick } from '@abat/contracts';
import { keptShown } from '../offline/kept-shown.js';
import { connection } from './connection-store.js';
import { judgeLink, pictureSince, type LinkFacts, type Moment } from './link-state.js';

const LOOK_MS = 1_000;
const ASK_MS = 4_000;
const ASK_EVERY_MS = 5_000;

const now = (): Moment => ({ wall: Date.now(), steady: performance.now() });

/** True when the server answers a plain request within some seconds. */
async function answers(): Promise<boolean> {
  try {
    const response = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(ASK_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Asks the server by HTTP while its live picture stands still: a screen must not look healthy because requests work. */
function asker(): (isStale: boolean) => void {
  let askedAt = -ASK_EVERY_MS;
  return (isStale) => {
    if (!isStale) return connection.set({ answersRequests: false });
    if (performance.now() - askedAt < ASK_EVERY_MS) return;
    askedAt = performance.now();
    void answers().then((yes) => {
      if (connection.get().status === 'stale') connection.set({ answersRequests: yes });
    });
  };
}

export type LinkWatch = { opened(): void; closed(): void; tick(tick: Tick): void; stop(): void };

/** Keeps the state of the connection true: on every tick, opening and closing, and each second in between. */
export function watchLink(): LinkWatch {
  const facts: LinkFacts = {
    ...{ online: navigator.onLine, connected: false, joined: false, showsKept: false },
    ...{ since: now(), heard: null, moved: null },
  };
  const askWhileStale = asker();
  const judge = () => {
    facts.online = navigator.onLine;
    facts.showsKept = keptShown.oldest() !== null;
    const state = judgeLink(facts, now());
    connection.set(state);
    askWhileStale(state.status === 'stale');
  };
  const change = (known: Partial<LinkFacts>) => {
    Object.assign(facts, known);
    judge();
  };
  const timer = setInterval(judge, LOOK_MS);
  // Timers of a hidden page are held back: what it shows when it is looked at again must be judged first.
  const events = ['online', 'offline', 'focus', 'pageshow'] as const;
  for (const name of events) window.addEventListener(name, judge);
  document.addEventListener('visibilitychange', judge);
  return {
    opened: () => change({ connected: true, joined: false, since: now() }),
    closed: () => change({ connected: false, joined: false }),
    tick: (tick) => {
      const [serverTime, completeTo] = [Date.parse(tick.at), Date.parse(tick.completeTo)];
      const hasMoved = serverTime !== connection.get().serverTime;
      const heard = now();
      const moved = hasMoved || !facts.moved ? { ...heard, lagMs: Math.max(0, serverTime - completeTo) } : facts.moved;
      connection.set({ serverTime, completeTo, heardAt: heard.wall, trueAt: pictureSince({ moved }) });
      change({ heard, joined: true, moved });
    },
    stop: () => {
      clearInterval(timer);
      for (const name of events) window.removeEventListener(name, judge);
      document.removeEventListener('visibilitychange', judge);
    },
  };
}
