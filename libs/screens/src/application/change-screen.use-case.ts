import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import type { Screen, ScreenPatch } from '@abat/contracts';
import type { RowVersion } from '@abat/platform';
import { ScreenDesk } from './screen-desk.js';
import { screenChanged } from './screen-events.js';
import { ScreenReferences } from './screen-references.js';

/** Changes what a screen shows and how. */
@Injectable()
export class ChangeScreen {
  constructor(
    private readonly desk: ScreenDesk,
    private readonly references: ScreenReferences,
  ) {}

  /** @throws DomainError access.denied, resource.not-found, request.precondition-failed, reference.unknown */
  execute(principal: Principal, row: RowVersion, patch: ScreenPatch): Promise<Screen> {
    return this.desk.change(principal, async (manager) => {
      await this.references.check(manager, patch);
      await this.desk.screens.update(manager, row, patch);
      return { id: row.id, events: [screenChanged(row.id)] };
    });
  }
}
