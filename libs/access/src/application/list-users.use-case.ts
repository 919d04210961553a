import { Injectable } from '@nestjs/common';
import type { Page, User, userQuerySchema } from '@abat/contracts';
import type { z } from 'zod';
import { authorize, type Principal } from '../domain/rights.js';
import { UserRepository } from '../persistence/user.repository.js';

/** Lists users for an administrator. */
@Injectable()
export class ListUsers {
  constructor(private readonly users: UserRepository) {}

  /** @throws DomainError access.denied */
  async execute(principal: Principal, query: z.output<typeof userQuerySchema>): Promise<Page<User>> {
    authorize(principal, 'user.manage');
    return this.users.list(query);
  }
}
