import { LIVE_MESSAGES, type Beside, type Opened, type OpenedSubject, type Presence } from '@abat/contracts';
import { createValueStore, useStoredValue } from '../ui/value-store.js';
import { readBeside, readPresence } from './messages.js';
import { inRounds } from './rounds.js';

type Besides = ReadonlyMap<string, Beside['people']>;

const presence = createValueStore<Presence | null>(null);
const besides = createValueStore<Besides>(new Map());
const keyOf = ({ type, id }: OpenedSubject): string => `${type}:${id}`;

/** The server takes thirty words in ten seconds; a held key goes through a list faster. The last one is always told. */
const REST = { shortestMs: 400, longestMs: 400 };

let opened: Opened['subjects'] = [];
let tell: (() => void) | null = null;
const telling = inRounds(() => Promise.resolve(tell?.()), REST);

/** Says what this page has open now. It is said again whenever the connection comes back. */
export function sayOpened(subjects: Opened['subjects']): void {
  if (JSON.stringify(subjects) === JSON.stringify(opened)) return;
  opened = subjects;
  const kept = [...besides.get()].filter(([key]) => subjects.some((one) => keyOf(one) === key));
  besides.set(new Map(kept));
  telling.ask();
}

/** Everybody who is connected; null for those who are not told. */
export const usePresence = (): Presence | null => useStoredValue(presence);

/** Who has this object open besides the reader. */
export function useBeside(subject: OpenedSubject | null, own: string): Beside['people'] {
  const people = useStoredValue(besides).get(subject ? keyOf(subject) : '') ?? [];
  return people.filter(({ id }) => id !== own);
}

/** What of a socket presence needs. */
type Wire = {
  readonly connected: boolean;
  emit: (name: string, message: Opened) => unknown;
  on: (name: string, hear: (raw: unknown) => void) => unknown;
};

/** Carries presence over a socket. The returned function ends it. */
export function bindPresence(socket: Wire): () => void {
  const say = () => void (socket.connected && socket.emit(LIVE_MESSAGES.opened, { subjects: opened }));
  tell = say;
  socket.on('connect', say);
  socket.on(LIVE_MESSAGES.presence, (raw: unknown) => {
    const now = readPresence(raw);
    if (now) presence.set(now);
  });
  socket.on(LIVE_MESSAGES.beside, (raw: unknown) => {
    const beside = readBeside(raw);
    if (!beside) return;
    const key = keyOf(beside.subject);
    if (opened.some((one) => keyOf(one) === key)) besides.set(new Map([...besides.get(), [key, beside.people]]));
  });
  socket.on('disconnect', () => {
    presence.set(null);
    besides.set(new Map());
  });
  return () => {
    tell = null;
    presence.set(null);
    besides.set(new Map());
  };
}
