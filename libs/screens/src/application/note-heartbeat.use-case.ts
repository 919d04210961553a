import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import type { Heartbeat } from '@abat/contracts';
import { ScreenRepository } from '../persistence/screen.repository.js';
import { ownScreenId } from './own-screen-id.js';
import { ScreenThrottle } from './screen-throttle.js';

/** Notes that a wall lives and what it shows. */
@Injectable()
export class NoteHeartbeat {
  constructor(
    private readonly screens: ScreenRepository,
    private readonly throttle: ScreenThrottle,
  ) {}

  /** @throws DomainError access.denied when a person says it, request.rate-limited */
  async execute(principal: Principal, { sceneShown, build }: Heartbeat): Promise<void> {
    const id = ownScreenId(principal);
    await this.throttle.beats.attempt(id);
    await this.screens.note(id, sceneShown, build);
  }
}
