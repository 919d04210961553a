import { Injectable } from '@nestjs/common';
import type { Locale, Me } from '@abat/contracts';
import { DomainError } from '@abat/platform';
import { actorOf } from './actor.js';
import type { Principal } from '../domain/rights.js';
import { UserRepository } from '../persistence/user.repository.js';
import { GetMe } from './get-me.use-case.js';
import { UserRegistry } from './user-registry.js';

/** Lets anybody choose their own language. The last choice wins: no version is asked. */
@Injectable()
export class ChangeOwnLocale {
  constructor(
    private readonly users: UserRepository,
    private readonly registry: UserRegistry,
    private readonly getMe: GetMe,
  ) {}

  /** @throws DomainError auth.required when the user is gone, request.precondition-failed when it changed meanwhile */
  async execute(principal: Principal, locale: Locale): Promise<Me> {
    const user = await this.users.findById(principal.userId);
    if (!user) throw new DomainError('auth.required');
    if (user.locale !== locale) await this.registry.change(actorOf(principal), user, { locale });
    return this.getMe.execute(principal.userId);
  }
}
