import { Injectable } from '@nestjs/common';
import { type Beside, LIVE_MESSAGES, type Opened, type OpenedSubject, type Presence, type Role } from '@abat/contracts';
import type { Namespace, Socket } from 'socket.io';

/** Comings and goings within this time are told together, milliseconds. */
const SETTLE_MS = 500;
const SETTLE_BESIDE_MS = 200;
/** People named in one message; more are only counted. */
const MOST_NAMED = 200;

/** What the server knows of a connected socket; other replicas read it too. */
export type Person = { userId: string; name: string; role: Role; opened: Opened['subjects'] };

// Onlookers are counted and not named.
const isNamed = ({ role }: Person): boolean => role !== 'viewer';
// Paired walls are no people: nothing is known of their sockets.
const isPerson = ({ userId }: Partial<Person>): boolean => userId !== undefined;

const keyOf = ({ type, id }: OpenedSubject): string => `${type}:${id}`;
const ROOM = 'open:';
const roomOf = (subject: OpenedSubject): string => `${ROOM}${keyOf(subject)}`;

/** The object a room is of; null for rooms of another kind. */
function subjectOf(room: string): OpenedSubject | null {
  const [type, id] = room.startsWith(ROOM) ? room.slice(ROOM.length).split(':') : [];
  return type && id ? ({ type, id } as OpenedSubject) : null;
}

/** Everything the screens of one person have open, each once; `editing` when one of them changes it. */
function openedBy(screens: readonly Person[]): Opened['subjects'] {
  const found = new Map<string, Opened['subjects'][number]>();
  for (const one of screens.flatMap(({ opened }) => opened)) {
    const before = found.get(keyOf(one));
    found.set(keyOf(one), { ...one, editing: one.editing || before?.editing === true });
  }
  return [...found.values()];
}

/** Each person once, however many screens they have open. */
export function countPeople(sockets: readonly Person[]): Presence {
  const screens = new Map<string, Person[]>();
  for (const socket of sockets) screens.set(socket.userId, [...(screens.get(socket.userId) ?? []), socket]);
  const byRole: Presence['byRole'] = {};
  const people: Presence['people'] = [];
  for (const [id, own] of screens) {
    const { name, role } = own.at(-1) as Person;
    byRole[role] = (byRole[role] ?? 0) + 1;
    if (own.some(isNamed) && people.length < MOST_NAMED) people.push({ id, name, role, opened: openedBy(own) });
  }
  return { total: screens.size, byRole, people };
}

/** Who of the people on these sockets has the object open. */
export function peopleBeside(subject: OpenedSubject, sockets: readonly Person[]): Beside {
  const people = countPeople(sockets).people.flatMap(({ opened, ...person }) => {
    const own = opened.find((one) => keyOf(one) === keyOf(subject));
    return own ? [{ ...person, editing: own.editing }] : [];
  });
  return { subject: { type: subject.type, id: subject.id }, people };
}

/**
 * Tells staff who is connected, and those who have an object open who else has, over all replicas; only this replica's
 * people while Redis is away.
 */
@Injectable()
export class PresenceTeller {
  private timer: NodeJS.Timeout | undefined;
  private readonly besideTimers = new Map<string, NodeJS.Timeout>();

  tellSoon(namespace: Namespace): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.tell(namespace);
    }, SETTLE_MS);
  }

  /** Tells everything again: a replica that died has not said who left with it. */
  tellAgain(namespace: Namespace): void {
    this.tellSoon(namespace);
    for (const room of namespace.adapter.rooms.keys()) {
      const subject = subjectOf(room);
      if (subject) this.tellBesideSoon(namespace, subject);
    }
  }

  /** Notes what a socket has open now, in place of what it had. */
  open(namespace: Namespace, socket: Socket, subjects: Opened['subjects']): void {
    const person = socket.data as Person;
    const before = person.opened;
    person.opened = subjects;
    for (const gone of before.filter((one) => !subjects.some((now) => keyOf(now) === keyOf(one))))
      void socket.leave(roomOf(gone));
    void socket.join(subjects.map(roomOf));
    for (const subject of [...before, ...subjects]) this.tellBesideSoon(namespace, subject);
    this.tellSoon(namespace);
  }

  /** A socket is gone: what it had open is told to the others. */
  left(namespace: Namespace, socket: Socket): void {
    for (const subject of (socket.data as Partial<Person>).opened ?? []) this.tellBesideSoon(namespace, subject);
    this.tellSoon(namespace);
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const timer of this.besideTimers.values()) clearTimeout(timer);
  }

  private tellBesideSoon(namespace: Namespace, subject: OpenedSubject): void {
    const key = keyOf(subject);
    if (this.besideTimers.has(key)) return;
    const timer = setTimeout(() => {
      this.besideTimers.delete(key);
      void this.tellBeside(namespace, subject);
    }, SETTLE_BESIDE_MS);
    this.besideTimers.set(key, timer);
  }

  private async tellBeside(namespace: Namespace, subject: OpenedSubject): Promise<void> {
    const room = roomOf(subject);
    const sockets = await namespace
      .in(room)
      .fetchSockets()
      .catch(() => namespace.local.in(room).fetchSockets());
    const beside = peopleBeside(subject, sockets.map(({ data }) => data as Person).filter(isPerson));
    namespace.to(room).emit(LIVE_MESSAGES.beside, beside);
  }

  private async tell(namespace: Namespace): Promise<void> {
    const sockets = await namespace.fetchSockets().catch(() => namespace.local.fetchSockets());
    const presence = countPeople(sockets.map(({ data }) => data as Person).filter(isPerson));
    namespace.to('staff').emit(LIVE_MESSAGES.presence, presence);
  }
}
