import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, TransactionRunner } from '@abat/platform';
import { CredentialRepository } from '../persistence/credential.repository.js';
import { UserRepository } from '../persistence/user.repository.js';
import { hashSecret, newToken } from './secrets.js';

/** Bearer tokens for programs. A token may do what its user may. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly users: UserRepository,
    private readonly credentials: CredentialRepository,
  ) {}

  /**
   * Makes a token that lasts `days`.
   * @returns the token itself: only its hash is stored, it cannot be shown again
   * @throws DomainError resource.not-found for an unknown user
   */
  async create(actor: Actor, request: { email: string; days: number; label: string }): Promise<string> {
    const userId = await this.userId(request.email);
    const token = newToken();
    await this.transactions.run(actor, (manager) =>
      this.credentials.insertToken(manager, { ...request, userId, secretHash: hashSecret(token) }),
    );
    return token;
  }

  /**
   * Revokes every token of a user at once.
   * @returns how many were revoked
   * @throws DomainError resource.not-found for an unknown user
   */
  async revokeAll(actor: Actor, email: string): Promise<number> {
    const userId = await this.userId(email);
    return this.transactions.run(actor, (manager) => this.credentials.revokeTokensOf(manager, userId));
  }

  private async userId(email: string): Promise<string> {
    const user = await this.users.findByEmail(email);
    if (!user) throw new DomainError('resource.not-found', { detail: `no user ${email}` });
    return user.id;
  }
}
