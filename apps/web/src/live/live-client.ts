import { LIVE_MESSAGES, liveEventSchema, reloadSchema, tickSchema } from '@abat/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { io, type Socket } from 'socket.io-client';
import { connection } from './connection-store.js';
import { liveBus } from './live-bus.js';
import { cacheRefresher } from './refresh-cache.js';

/** Silence of a connected server after which the screen counts as stale. */
const STALE_AFTER_MS = 12_000;
const WATCH_EVERY_MS = 1000;

function hear(serverTime: string): void {
  connection.set({ status: 'live', serverTime: Date.parse(serverTime), heardAt: Date.now() });
}

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
      const { seq } = connection.get();
      if (seq === null || trusted === null) return seq ?? trusted;
      return Math.max(seq, trusted);
    },
  };
}

function reloadAll(client: QueryClient): void {
  void client.invalidateQueries();
  liveBus.reload();
}

function listen(socket: Socket, client: QueryClient, resume: ReturnType<typeof resumePoint>): void {
  const refresh = cacheRefresher(client);
  let joined = false;
  socket.on(LIVE_MESSAGES.event, (raw: unknown) => {
    const parsed = liveEventSchema.safeParse(raw);
    const last = connection.get().seq;
    if (!parsed.success || (last !== null && parsed.data.seq <= last)) return;
    connection.set({ seq: parsed.data.seq });
    refresh(parsed.data);
    liveBus.event(parsed.data);
  });
  socket.on(LIVE_MESSAGES.reload, (raw: unknown) => {
    // Numbers may have started anew (a restored database): what counted before says nothing now.
    const parsed = reloadSchema.safeParse(raw);
    connection.set({ seq: parsed.success ? parsed.data.lastSeq : null });
    resume.reset();
    reloadAll(client);
  });
  socket.on(LIVE_MESSAGES.tick, (raw: unknown) => {
    const parsed = tickSchema.safeParse(raw);
    if (!parsed.success) return;
    hear(parsed.data.at);
    resume.follow(parsed.data.lastSeq);
    // What was fetched before the socket joined its rooms may have missed a change in between.
    if (!joined) void client.invalidateQueries();
    joined = true;
    const build = connection.get().build ?? parsed.data.build;
    connection.set({ build, hasNewBuild: build !== parsed.data.build });
  });
}

function watch(socket: Socket): () => void {
  const check = () => {
    const { status, heardAt } = connection.get();
    if (!navigator.onLine) return connection.set({ status: 'offline' });
    if (!socket.connected) return connection.set({ status: status === 'connecting' ? status : 'reconnecting' });
    if (status === 'live' && heardAt !== null && Date.now() - heardAt > STALE_AFTER_MS)
      connection.set({ status: 'stale' });
  };
  const timer = setInterval(check, WATCH_EVERY_MS);
  return () => clearInterval(timer);
}

/** Opens the live connection of the signed-in user. The returned function closes it. */
export function startLive(client: QueryClient): () => void {
  const resume = resumePoint();
  let connectedBefore = false;
  const socket = io('/live', {
    path: '/socket.io',
    transports: ['websocket', 'polling'],
    withCredentials: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 4000,
    timeout: 5000,
    auth: (send) => {
      const lastSeq = resume.get();
      send(lastSeq === null ? {} : { lastSeq });
    },
  });
  listen(socket, client, resume);
  socket.on('connect', () => {
    // Without a number to resume from, what happened in the gap is unknown.
    if (connectedBefore && resume.get() === null) reloadAll(client);
    connectedBefore = true;
  });
  const stopWatching = watch(socket);
  const onDrop = () => connection.set({ status: navigator.onLine ? 'reconnecting' : 'offline' });
  socket.on('disconnect', (reason) => {
    resume.dropped();
    onDrop();
    // The server closed it on purpose (session ended, restart): ask again who we are, then try again.
    if (reason === 'io server disconnect') {
      void client.invalidateQueries({ queryKey: ['me'] });
      setTimeout(() => socket.connect(), 2000);
    }
  });
  window.addEventListener('offline', onDrop);
  return () => {
    stopWatching();
    window.removeEventListener('offline', onDrop);
    socket.disconnect();
    connection.set({ status: 'connecting', seq: null, heardAt: null, serverTime: null });
  };
}
