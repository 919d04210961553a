import { Injectable } from '@nestjs/common';
import type { Me } from '@abat/contracts';
import { roomsOf } from '@abat/live';
import { DomainError } from '@abat/platform';
import { ROLE_ACTIONS } from '../domain/rights.js';
import { ProfileRepository } from '../persistence/profile.repository.js';

/** Tells the signed-in person who they are, what they may do and which rooms they hear. */
@Injectable()
export class GetMe {
  constructor(private readonly profiles: ProfileRepository) {}

  /** @throws DomainError auth.required when the user is gone */
  async execute(userId: string): Promise<Me> {
    const profile = await this.profiles.findById(userId);
    if (!profile) throw new DomainError('auth.required');
    const holder = {
      userId: profile.id,
      role: profile.role,
      districtId: profile.district?.id ?? null,
      agencyId: profile.agency?.id ?? null,
    };
    return { ...profile, actions: [...ROLE_ACTIONS[profile.role]], rooms: roomsOf(holder) };
  }
}
