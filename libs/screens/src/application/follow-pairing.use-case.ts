import { Injectable } from '@nestjs/common';
import { hashSecret, newSecret } from '@abat/access';
import { DomainError, type PairingState } from '@abat/contracts';
import { TransactionRunner, systemActor } from '@abat/platform';
import { PairingRepository } from '../persistence/pairing.repository.js';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { ScreenAuthentication } from './screen-authentication.js';

/** What a wall shows by its cookies: `pairing` while it waits, `screen` once it is paired. */
type Secrets = { pairing: string | null; screen: string | null };
/** `token`: the cookie of the screen, told once. */
type Answer = { state: PairingState; token: string | null };

/** Tells a wall whether somebody has typed in its code. */
@Injectable()
export class FollowPairing {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly pairings: PairingRepository,
    private readonly screens: ScreenRepository,
    private readonly authentication: ScreenAuthentication,
  ) {}

  /** Never refuses: what is unknown, over or used up waits for nothing. */
  async execute({ pairing, screen }: Secrets): Promise<Answer> {
    const own = pairing === null ? null : await this.ofPairing(hashSecret(pairing));
    return own ?? { state: await this.ofScreen(screen), token: null };
  }

  private async ofPairing(secretHash: string): Promise<Answer | null> {
    const waiting = await this.pairings.findWaiting(secretHash);
    if (waiting) return { state: { state: 'waiting', ...waiting }, token: null };
    const token = newSecret();
    const screen = await this.transactions.run(systemActor('pairing'), async (manager) => {
      const id = await this.pairings.deliver(manager, secretHash);
      if (id === null) return null;
      await this.screens.giveToken(manager, id, hashSecret(token));
      return this.screens.getById(id, manager).catch(unlessGone);
    });
    return screen && { state: { state: 'paired', screen: { id: screen.id, name: screen.name } }, token };
  }

  private async ofScreen(secret: string | null): Promise<PairingState> {
    const identity = secret === null ? null : await this.authentication.identify(secret).catch(unlessGone);
    if (!identity) return { state: 'none' };
    const { userId: id, name } = identity.principal;
    return { state: 'paired', screen: { id, name } };
  }
}

/** A screen that was revoked meanwhile is none. */
function unlessGone(error: unknown): null {
  if (error instanceof DomainError && ['screen.revoked', 'resource.not-found'].includes(error.code)) return null;
  throw error;
}
