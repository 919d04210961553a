import { Injectable } from '@nestjs/common';
import { IdentityCache, type Principal } from '@abat/access';
import type { RowVersion } from '@abat/platform';
import { ScreenDesk } from './screen-desk.js';
import { screenChanged } from './screen-events.js';

/** Takes a screen off: its next request is refused, its sockets are cut by every replica that hears the event. */
@Injectable()
export class RevokeScreen {
  constructor(
    private readonly desk: ScreenDesk,
    private readonly cache: IdentityCache,
  ) {}

  /** @throws DomainError access.denied, resource.not-found, request.precondition-failed */
  execute(principal: Principal, row: RowVersion): Promise<void> {
    return this.desk.run(principal, async (manager) => {
      const tokenHash = await this.desk.screens.revoke(manager, row);
      if (tokenHash !== null) await this.cache.forget([tokenHash]);
      return { id: row.id, events: [screenChanged(row.id, { revoked: true })] };
    });
  }
}
