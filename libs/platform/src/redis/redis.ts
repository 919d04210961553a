import { Redis, type RedisOptions } from 'ioredis';
import type { Environment } from '../environment/environment.js';

/** Nest token of the shared connection for commands (not for subscriptions or blocking reads). */
export const REDIS = Symbol('REDIS');

/** A connection that reconnects for ever; commands fail fast while Redis is away instead of piling up. */
export function createRedis(environment: Environment, options: RedisOptions = {}): Redis {
  const redis = new Redis(environment.REDIS_URL, {
    maxRetriesPerRequest: 1,
    connectTimeout: 5_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
    ...options,
  });
  // Without a listener ioredis prints to the console; readiness and callers see the failures.
  redis.on('error', () => undefined);
  return redis;
}
