import { Injectable } from '@nestjs/common';
import type { LoginRequest, Me } from '@abat/contracts';
import { DomainError, TransactionRunner } from '@abat/platform';
import { CredentialRepository } from '../persistence/credential.repository.js';
import { UserRepository } from '../persistence/user.repository.js';
import { GetMe } from './get-me.use-case.js';
import { LoginThrottle } from './login-throttle.js';
import { PasswordHasher } from './password-hasher.js';
import { hashSecret, newSecret } from './secrets.js';

/** Where a sign-in comes from. */
export type Origin = { address: string; userAgent: string | null };

const USER_AGENT_MAX = 400;

/** Opens a session for a right e-mail and password. */
@Injectable()
export class LogIn {
  constructor(
    private readonly throttle: LoginThrottle,
    private readonly users: UserRepository,
    private readonly passwords: PasswordHasher,
    private readonly credentials: CredentialRepository,
    private readonly transactions: TransactionRunner,
    private readonly getMe: GetMe,
  ) {}

  /**
   * @returns the secret for the cookie; only its hash is stored
   * @throws DomainError auth.invalid-credentials (the same for an unknown user, a wrong password and a disabled user),
   * request.rate-limited
   */
  async execute({ email, password }: LoginRequest, origin: Origin): Promise<{ secret: string; me: Me }> {
    await this.throttle.attempt(origin.address, email);
    const user = await this.users.findByEmail(email);
    const right = await this.passwords.verify(user?.passwordHash ?? null, password);
    if (!user || !right || user.disabled) throw new DomainError('auth.invalid-credentials');
    await this.throttle.succeeded(origin.address, email);
    const secret = newSecret();
    await this.transactions.run({ id: user.id, label: email }, (manager) =>
      this.credentials.insertSession(manager, {
        userId: user.id,
        secretHash: hashSecret(secret),
        address: origin.address,
        userAgent: origin.userAgent?.slice(0, USER_AGENT_MAX) ?? null,
      }),
    );
    return { secret, me: await this.getMe.execute(user.id) };
  }
}
