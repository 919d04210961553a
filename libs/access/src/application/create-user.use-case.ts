import { Injectable } from '@nestjs/common';
import type { User, UserDraft } from '@abat/contracts';
import { actorOf } from './actor.js';
import { authorize, type Principal } from '../domain/rights.js';
import { UserRegistry } from './user-registry.js';

/** Adds a user on behalf of an administrator. */
@Injectable()
export class CreateUser {
  constructor(private readonly registry: UserRegistry) {}

  /** @throws DomainError access.denied, resource.exists, reference.unknown */
  async execute(principal: Principal, draft: UserDraft): Promise<User> {
    authorize(principal, 'user.manage');
    return this.registry.create(actorOf(principal), draft);
  }
}
