import { Injectable } from '@nestjs/common';
import { hashSecret, type Identity, IdentityCache } from '@abat/access';
import { DomainError } from '@abat/contracts';
import { ScreenRepository } from '../persistence/screen.repository.js';

/** A screen has no end of its own: it is paired until somebody revokes it. */
const identityOf = ({ id, name }: { id: string; name: string }): Identity => ({
  principal: { userId: id, name, role: 'viewer', districtId: null, agencyId: null, screenId: id },
  credential: { kind: 'screen', id },
  expiresAt: Number.MAX_SAFE_INTEGER,
});

/** Finds out which screen asks, by its cookie. */
@Injectable()
export class ScreenAuthentication {
  constructor(
    private readonly screens: ScreenRepository,
    private readonly cache: IdentityCache,
  ) {}

  /** Null when no screen ever had this cookie. @throws DomainError screen.revoked */
  async identify(secret: string): Promise<Identity | null> {
    const tokenHash = hashSecret(secret);
    const cached = await this.cache.get(tokenHash);
    if (cached?.credential.kind === 'screen') return cached;
    const holder = await this.screens.findByToken(tokenHash);
    if (!holder) return null;
    if (holder.revoked) throw new DomainError('screen.revoked');
    const identity = identityOf(holder);
    await this.cache.put(tokenHash, identity);
    return identity;
  }

  /** Which of these screens are still paired. */
  async recheck(ids: readonly string[]): Promise<Identity[]> {
    return (await this.screens.findCurrent([...new Set(ids)])).map(identityOf);
  }
}
