import { Injectable } from '@nestjs/common';
import { TransactionRunner, systemActor } from '@abat/platform';
import { CredentialRepository } from '../persistence/credential.repository.js';
import { hashSecret } from './secrets.js';

/** Ends a session at once, everywhere. An unknown secret is no error: the person is signed out either way. */
@Injectable()
export class LogOut {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly credentials: CredentialRepository,
  ) {}

  async execute(secret: string): Promise<void> {
    await this.transactions.run(systemActor('sign-out'), (manager) =>
      this.credentials.endSession(manager, hashSecret(secret)),
    );
  }
}
