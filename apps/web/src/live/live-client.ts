import { LIVE_MESSAGES } from '@abat/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { io, type Socket } from 'socket.io-client';
import { keys } from '../api/keys.js';
import { isLost } from '../offline/is-lost.js';
import { connection, newestEvent } from './connection-store.js';
import { liveBus } from './live-bus.js';
import { readEvent, readReload, readTick } from './messages.js';
import { bindPresence } from './presence-client.js';
import { cacheRefresher } from './refresh-cache.js';
import { watchLink, type LinkWatch } from './watch-link.js';

/** Rest before a socket that was refused tries again. */
const RETURN_MS = 2000;

/**
 * The number to resume from. Events of other rooms never reach this socket, so ticks move it on; but an event counted
 * by a tick may still be on its way: only the tick before the last one is trusted.
 */
function resumePoint() {
  let trusted: number | null = null;
  let lastTick: number | null = null;
  return {
    follow(tickSeq: number): void {
      trusted = lastTick;
      lastTick = tickSeq;
    },
    reset(): void {
      trusted = null;
      lastTick = null;
    },
    dropped(): void {
      lastTick = null;
    },
    get(): number | null {
      const seq = newestEvent.get();
      if (seq === null || trusted === null) return seq ?? trusted;
      return Math.max(seq, trusted);
    },
  };
}

function reloadAll(client: QueryClient): void {
  void client.invalidateQueries();
  liveBus.reload();
}

type Listening = { client: QueryClient; resume: ReturnType<typeof resumePoint>; link: LinkWatch };

/** Questions that were lost are asked again as soon as the link is back: nobody waits for their next turn. */
const askLostAgain = (client: QueryClient): void =>
  void client.refetchQueries({ type: 'active', predicate: ({ state }) => isLost(state.error) });

function listen(socket: Socket, { client, resume, link }: Listening): void {
  const refresh = cacheRefresher(client);
  let joined = false;
  let isBack = true;
  let lastBuild: string | null = null;
  socket.on(LIVE_MESSAGES.event, (raw: unknown) => {
    const event = readEvent(raw);
    const last = newestEvent.get();
    if (!event || (last !== null && event.seq <= last)) return;
    newestEvent.set(event.seq);
    refresh(event);
    liveBus.event(event);
  });
  socket.on(LIVE_MESSAGES.reload, (raw: unknown) => {
    // Numbers may have started anew (a restored database): what counted before says nothing now.
    newestEvent.set(readReload(raw));
    resume.reset();
    reloadAll(client);
  });
  socket.on('disconnect', () => {
    isBack = false;
  });
  socket.on(LIVE_MESSAGES.tick, (raw: unknown) => {
    const tick = readTick(raw);
    if (!tick) return;
    link.tick(tick);
    resume.follow(tick.lastSeq);
    // What was fetched before the socket joined its rooms may have missed a change in between.
    if (!joined) void client.invalidateQueries();
    joined = true;
    if (!isBack) askLostAgain(client);
    isBack = true;
    // What a deploy changed in the registers no event tells.
    if (lastBuild !== null && lastBuild !== tick.build) reloadAll(client);
    lastBuild = tick.build;
    const build = connection.get().build ?? tick.build;
    connection.set({ build, newBuild: tick.build === build ? null : tick.build });
  });
}

/**
 * Opens the live connection of the signed-in user, or of the wall this browser is. The returned function closes it.
 */
export function startLive(client: QueryClient, { asScreen = false } = {}): () => void {
  const resume = resumePoint();
  let connectedBefore = false;
  const socket = io('/live', {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    withCredentials: true,
    // The slowest way back (an attempt just begun, the longest rest) stays below five seconds.
    reconnectionDelay: 500,
    reconnectionDelayMax: 1000,
    timeout: 3000,
    auth: (send) => {
      const lastSeq = resume.get();
      send({ ...(lastSeq === null ? {} : { lastSeq }), ...(asScreen ? { screen: true } : {}) });
    },
  });
  const link = watchLink();
  let returning: ReturnType<typeof setTimeout> | undefined;
  const returnLater = () => {
    clearTimeout(returning);
    void client.invalidateQueries({ queryKey: keys.all(asScreen ? 'screens' : 'me') });
    returning = setTimeout(() => socket.connect(), RETURN_MS);
  };
  listen(socket, { client, resume, link });
  const stopPresence = bindPresence(socket);
  socket.on('connect', () => {
    link.opened();
    // Without a number to resume from, what happened in the gap is unknown.
    if (connectedBefore && resume.get() === null) reloadAll(client);
    connectedBefore = true;
  });
  socket.on('disconnect', (reason) => {
    resume.dropped();
    link.closed();
    // The server closed it on purpose: the session ended, or it restarts.
    if (reason === 'io server disconnect') returnLater();
  });
  // Refused at the door; a connection that merely fails is tried again by the library.
  socket.on('connect_error', () => !socket.active && returnLater());
  return () => {
    link.stop();
    stopPresence();
    clearTimeout(returning);
    socket.disconnect();
    newestEvent.set(null);
    const unheard = { heardAt: null, trueAt: null, serverTime: null, completeTo: null };
    connection.set({ status: 'connecting', cause: null, ...unheard });
  };
}
