import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hashSecret, newSecret } from '@abat/access';
import { DomainError, type Pairing } from '@abat/contracts';
import { PAIRING_MINUTES, pairingCode } from '../domain/pairing-code.js';
import { PairingRepository } from '../persistence/pairing.repository.js';
import { ScreenThrottle } from './screen-throttle.js';

/** Two walls draw the same code about once in a thousand million times. */
const ATTEMPTS = 3;

/** Gives a wall a code to show and a secret by which it asks for the answer. */
@Injectable()
export class StartPairing {
  constructor(
    private readonly pairings: PairingRepository,
    private readonly throttle: ScreenThrottle,
  ) {}

  /** @throws DomainError request.rate-limited */
  async execute(address: string): Promise<{ secret: string; pairing: Pairing }> {
    await this.throttle.codes.attempt(address);
    const secret = newSecret();
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const pairing = await this.pairings.insert(pairingCode(randomInt), hashSecret(secret), PAIRING_MINUTES);
      if (pairing) return { secret, pairing };
    }
    throw new DomainError('service.unavailable');
  }
}
