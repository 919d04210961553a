import { Injectable } from '@nestjs/common';
import type { User } from '@abat/contracts';
import { DomainError } from '@abat/platform';
import { authorize, type Principal } from '../domain/rights.js';
import { UserRepository } from '../persistence/user.repository.js';

/** Reads one user for an administrator. */
@Injectable()
export class GetUser {
  constructor(private readonly users: UserRepository) {}

  /** @throws DomainError access.denied, resource.not-found */
  async execute(principal: Principal, id: string): Promise<User> {
    authorize(principal, 'user.manage');
    const user = await this.users.findById(id);
    if (!user) throw new DomainError('resource.not-found');
    return user;
  }
}
