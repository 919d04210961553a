import { Inject, Injectable } from '@nestjs/common';
import { DomainError, REDIS } from '@abat/platform';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { hashSecret } from './secrets.js';

/** Failed attempts allowed per window: few on one account from one address, more on one address (a whole office). */
const PER_ACCOUNT = { points: 10, duration: 15 * 60 };
const PER_ADDRESS = { points: 100, duration: 15 * 60 };

const limiter = (redis: Redis, keyPrefix: string, limits: { points: number; duration: number }): RateLimiterRedis =>
  new RateLimiterRedis({
    storeClient: redis,
    keyPrefix,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix, ...limits }),
    ...limits,
  });

/** Slows down guessing of passwords. Counts in Redis for all replicas; while Redis is away each process counts alone. */
@Injectable()
export class LoginThrottle {
  private readonly perAccount: RateLimiterRedis;
  private readonly perAddress: RateLimiterRedis;

  constructor(@Inject(REDIS) redis: Redis) {
    this.perAccount = limiter(redis, 'abat:login-account', PER_ACCOUNT);
    this.perAddress = limiter(redis, 'abat:login-address', PER_ADDRESS);
  }

  /**
   * Counts an attempt before the password is looked at, so that attempts side by side are counted too.
   * @throws DomainError request.rate-limited with the seconds to wait
   */
  async attempt(address: string, email: string): Promise<void> {
    try {
      await this.perAddress.consume(address);
      await this.perAccount.consume(account(address, email));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError('request.rate-limited', { retryAfterS: Math.max(1, refusal.msBeforeNext / 1000) });
    }
  }

  /** A right password takes its attempt back. */
  async succeeded(address: string, email: string): Promise<void> {
    await this.perAddress.reward(address);
    await this.perAccount.delete(account(address, email));
  }
}

const account = (address: string, email: string): string => hashSecret(`${address} ${email}`);
