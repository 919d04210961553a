import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import type { Screen, Show, Shown } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { assertShowable } from '../persistence/screen.repository.js';
import { SceneRegister } from './scene.register.js';
import { ScreenDesk } from './screen-desk.js';
import { screenShown } from './screen-events.js';

const MINUTE_MS = 60_000;

/** "Show this on wall 2": puts something on a screen out of turn. */
@Injectable()
export class ShowOnScreen {
  constructor(
    private readonly desk: ScreenDesk,
    private readonly scenes: SceneRegister,
  ) {}

  /** It replaces what was put there before. @throws DomainError access.denied, resource.not-found, reference.unknown */
  show(principal: Principal, id: string, show: Show): Promise<Screen> {
    const until = new Date(Date.now() + show.minutes * MINUTE_MS).toISOString();
    return this.put(principal, id, async (manager) => {
      const ref = show.kind === 'scene' ? show.code : show.id;
      if (show.kind === 'scene') await this.scenes.assertKnown(manager, [{ code: show.code, path: 'code' }]);
      else await assertShowable(manager, show.kind, show.id);
      return { kind: show.kind, ref, until, by: principal.name };
    });
  }

  /** The screen returns to its scenes. @throws DomainError access.denied, resource.not-found */
  stop(principal: Principal, id: string): Promise<Screen> {
    return this.put(principal, id, async () => null);
  }

  private put(
    principal: Principal,
    id: string,
    what: (manager: EntityManager) => Promise<Shown | null>,
  ): Promise<Screen> {
    return this.desk.change(principal, async (manager) => {
      await this.desk.screens.show(manager, id, await what(manager));
      return { id, events: screenShown(id) };
    });
  }
}
