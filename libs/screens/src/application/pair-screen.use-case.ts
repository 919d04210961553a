import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, type Screen, type ScreenDraft } from '@abat/contracts';
import { PairingRepository } from '../persistence/pairing.repository.js';
import { ScreenDesk } from './screen-desk.js';
import { screenChanged } from './screen-events.js';
import { ScreenReferences } from './screen-references.js';
import { ScreenThrottle } from './screen-throttle.js';

/** Pairs the wall that shows a code. */
@Injectable()
export class PairScreen {
  constructor(
    private readonly desk: ScreenDesk,
    private readonly pairings: PairingRepository,
    private readonly references: ScreenReferences,
    private readonly throttle: ScreenThrottle,
  ) {}

  /**
   * Of two who type in one code the first gets the wall. An attempt is counted before the code is looked up, so that
   * guesses side by side are counted too.
   * @throws DomainError access.denied, request.rate-limited, screen.code-unknown, reference.unknown
   */
  async execute(principal: Principal, { code, ...fields }: ScreenDraft): Promise<Screen> {
    authorize(principal, 'screen.manage');
    await this.throttle.guesses.attempt(principal.userId);
    const screen = await this.desk.change(principal, async (manager) => {
      const pairing = await this.pairings.lockByCode(manager, code);
      if (pairing === null) throw new DomainError('screen.code-unknown');
      await this.references.check(manager, fields);
      const id = await this.desk.screens.insert(manager, fields, principal.userId);
      await this.pairings.claim(manager, pairing, id);
      return { id, events: [screenChanged(id)] };
    });
    await this.throttle.guesses.forget(principal.userId);
    return screen;
  }
}
