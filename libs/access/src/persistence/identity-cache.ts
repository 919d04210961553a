import { Inject, Injectable } from '@nestjs/common';
import { REDIS } from '@abat/platform';
import type { Redis } from 'ioredis';
import type { Identity } from '../domain/identity.js';

/** How long an answer of PostgreSQL is believed, seconds. */
const BELIEVED_S = 30;
const CHANGED = 'changed';

const key = (secretHash: string): string => `abat:identity:${secretHash}`;

/**
 * Identities by secret hash in Redis, so that a request does not ask PostgreSQL each time. PostgreSQL stays the truth:
 * when Redis is away every lookup goes there. A changed identity leaves a mark for as long as an answer is believed;
 * while it stands nothing is cached, so that a slow reader cannot put the old answer back.
 */
@Injectable()
export class IdentityCache {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  async get(secretHash: string): Promise<Identity | null> {
    const stored = await this.redis.get(key(secretHash)).catch(() => null);
    return stored === null || stored === CHANGED ? null : (JSON.parse(stored) as Identity);
  }

  async put(secretHash: string, identity: Identity): Promise<void> {
    await this.redis.set(key(secretHash), JSON.stringify(identity), 'EX', BELIEVED_S, 'NX').catch(() => null);
  }

  /** Call inside the transaction that changes the identities, before it commits. */
  async forget(secretHashes: readonly string[]): Promise<void> {
    const marks = secretHashes.map((secretHash) => this.redis.set(key(secretHash), CHANGED, 'EX', BELIEVED_S));
    await Promise.all(marks.map((mark) => mark.catch(() => null)));
  }
}
