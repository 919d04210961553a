import { Injectable } from '@nestjs/common';
import type { User, UserPatch } from '@abat/contracts';
import { actorOf } from './actor.js';
import { authorize, type Principal } from '../domain/rights.js';
import { UserRegistry } from './user-registry.js';

/** Changes a user on behalf of an administrator. */
@Injectable()
export class ChangeUser {
  constructor(private readonly registry: UserRegistry) {}

  /** @throws DomainError access.denied and whatever {@link UserRegistry.change} refuses */
  async execute(principal: Principal, target: { id: string; version: number }, patch: UserPatch): Promise<User> {
    authorize(principal, 'user.manage');
    return this.registry.change(actorOf(principal), target, patch);
  }
}
