import { Injectable } from '@nestjs/common';
import { LIVE_MESSAGES, type Presence, type Role } from '@abat/contracts';
import type { Namespace } from 'socket.io';

/** Comings and goings within this time are told together, milliseconds. */
const SETTLE_MS = 500;

type Person = { userId: string; role: Role };

/** Each person once, however many screens they have open. */
export function countPeople(people: readonly Person[]): Presence {
  const roles = new Map(people.map(({ userId, role }) => [userId, role]));
  const byRole: Presence['byRole'] = {};
  for (const role of roles.values()) byRole[role] = (byRole[role] ?? 0) + 1;
  return { total: roles.size, byRole };
}

/** Tells staff who is connected, over all replicas; only this replica's people while Redis is away. */
@Injectable()
export class PresenceTeller {
  private timer: NodeJS.Timeout | undefined;

  tellSoon(namespace: Namespace): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.tell(namespace);
    }, SETTLE_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async tell(namespace: Namespace): Promise<void> {
    const sockets = await namespace.fetchSockets().catch(() => namespace.local.fetchSockets());
    const presence = countPeople(sockets.map(({ data }) => data as Person));
    namespace.to('staff').emit(LIVE_MESSAGES.presence, presence);
  }
}
