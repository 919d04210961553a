import { Injectable } from '@nestjs/common';
import type { Credential, Identity, PersonalKind } from '../domain/identity.js';
import { CredentialRepository } from '../persistence/credential.repository.js';
import { IdentityCache } from '../persistence/identity-cache.js';
import { hashSecret } from './secrets.js';

/** Finds out who asks, by the secret they show. */
@Injectable()
export class Authentication {
  constructor(
    private readonly credentials: CredentialRepository,
    private readonly cache: IdentityCache,
  ) {}

  /** The identity behind a session secret or a token; null when it is unknown, ended, expired or of a disabled user. */
  async identify(kind: PersonalKind, secret: string): Promise<Identity | null> {
    const secretHash = hashSecret(secret);
    const cached = await this.cache.get(secretHash);
    if (cached && cached.credential.kind === kind && cached.expiresAt > Date.now()) return cached;
    const identity = await this.credentials.findByHash(kind, secretHash);
    if (!identity) return null;
    await this.cache.put(secretHash, identity);
    if (kind === 'session') await this.credentials.renewSessions([identity.credential.id]);
    return identity;
  }

  /** Which of these credentials are still good, and for whom. Counts as use of the sessions. */
  async recheck(credentials: readonly Credential[]): Promise<Identity[]> {
    const ids = (kind: PersonalKind): string[] => [
      ...new Set(credentials.filter((credential) => credential.kind === kind).map((credential) => credential.id)),
    ];
    await this.credentials.renewSessions(ids('session'));
    const sessions = await this.credentials.findValid('session', ids('session'));
    return [...sessions, ...(await this.credentials.findValid('token', ids('token')))];
  }
}
