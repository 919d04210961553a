import { Injectable } from '@nestjs/common';
import type { ScreenProfile, ScreenProfileDraft } from '@abat/contracts';
import { TransactionRunner } from '@abat/platform';
import { SHIPPED_PROFILES } from '../domain/shipped-profiles.js';
import { KeptRepository } from '../persistence/kept.repository.js';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { KeptRegister } from './kept-register.js';

/** Profiles of screens. */
@Injectable()
export class ScreenProfileRegister extends KeptRegister<ScreenProfileDraft> {
  constructor(transactions: TransactionRunner, kept: KeptRepository, screens: ScreenRepository) {
    super({ table: 'screen_profile', shipped: SHIPPED_PROFILES, usedIn: 'profile' }, transactions, kept, screens);
  }

  /** A profile that was deleted meanwhile leaves the first one: a wall goes on showing something. */
  async forScreen(code: string): Promise<ScreenProfile> {
    const profiles = await this.all();
    return profiles.find((profile) => profile.code === code) ?? (profiles[0] as ScreenProfile);
  }
}
