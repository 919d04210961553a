import { Inject, Injectable } from '@nestjs/common';
import { REDIS } from '@abat/platform';
import type { Redis } from 'ioredis';
import type { Identity } from '../domain/identity.js';

/** How long an answer of PostgreSQL is believed, seconds. */
const BELIEVED_S = 30;
const CHANGED = 'changed';
/** A cache that answers later than this is no help, milliseconds. */
const PATIENCE_MS = 250;

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
    const stored = await this.ask(() => this.redis.get(key(secretHash)));
    return stored === null || stored === CHANGED ? null : (JSON.parse(stored) as Identity);
  }

  async put(secretHash: string, identity: Identity): Promise<void> {
    await this.ask(() => this.redis.set(key(secretHash), JSON.stringify(identity), 'EX', BELIEVED_S, 'NX'));
  }

  /** Call inside the transaction that changes the identities, before it commits. */
  async forget(secretHashes: readonly string[]): Promise<void> {
    const marks = secretHashes.map((secretHash) => this.redis.set(key(secretHash), CHANGED, 'EX', BELIEVED_S));
    await Promise.all(marks.map((mark) => mark.catch(() => null)));
  }

  /** Null while Redis is away or slow: nobody waits for a cache. */
  private async ask<Answer>(question: () => Promise<Answer>): Promise<Answer | null> {
    if (this.redis.status !== 'ready') return null;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MS);
    });
    return Promise.race([question().catch(() => null), late]).finally(() => clearTimeout(timer));
  }
}
