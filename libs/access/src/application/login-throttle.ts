import { Inject, Injectable } from '@nestjs/common';
import { REDIS } from '@abat/platform';
import type { Redis } from 'ioredis';
import { hashSecret } from './secrets.js';
import { Throttle } from './throttle.js';

/** Failed attempts allowed per window: few on one account from one address, more on one address (a whole office). */
const PER_ACCOUNT = { points: 10, duration: 15 * 60 };
const PER_ADDRESS = { points: 100, duration: 15 * 60 };

/** Slows down guessing of passwords. */
@Injectable()
export class LoginThrottle {
  private readonly perAccount: Throttle;
  private readonly perAddress: Throttle;

  constructor(@Inject(REDIS) redis: Redis) {
    this.perAccount = new Throttle(redis, 'abat:login-account', PER_ACCOUNT);
    this.perAddress = new Throttle(redis, 'abat:login-address', PER_ADDRESS);
  }

  /**
   * Counts an attempt before the password is looked at, so that attempts side by side are counted too.
   * @throws DomainError request.rate-limited with the seconds to wait
   */
  async attempt(address: string, email: string): Promise<void> {
    await this.perAddress.attempt(address);
    await this.perAccount.attempt(account(address, email));
  }

  /** A right password takes its attempt back. */
  async succeeded(address: string, email: string): Promise<void> {
    await this.perAddress.giveBack(address);
    await this.perAccount.forget(account(address, email));
  }
}

const account = (address: string, email: string): string => hashSecret(`${address} ${email}`);
