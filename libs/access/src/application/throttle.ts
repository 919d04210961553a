import { DomainError } from '@abat/platform';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** `points` attempts within `duration` seconds. */
type Limits = { points: number; duration: number };

/** Counts attempts per key: in Redis for all replicas; while Redis is away each process counts alone. */
export class Throttle {
  private readonly limiter: RateLimiterRedis;

  constructor(redis: Redis, keyPrefix: string, limits: Limits) {
    this.limiter = new RateLimiterRedis({
      storeClient: redis,
      keyPrefix,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, ...limits }),
      ...limits,
    });
  }

  /** @throws DomainError request.rate-limited with the seconds to wait */
  async attempt(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError('request.rate-limited', { retryAfterS: Math.max(1, refusal.msBeforeNext / 1000) });
    }
  }

  /** Takes one attempt back. */
  async giveBack(key: string): Promise<void> {
    await this.limiter.reward(key);
  }

  async forget(key: string): Promise<void> {
    await this.limiter.delete(key);
  }
}
