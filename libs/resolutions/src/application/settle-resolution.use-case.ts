import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, type Resolution, type ResolutionSettlement } from '@abat/contracts';
import type { RowVersion } from '@abat/platform';
import { ResolutionDesk } from './resolution-desk.js';

/** The centre decides for parties that are silent or refuse. */
@Injectable()
export class SettleResolution {
  constructor(private readonly desk: ResolutionDesk) {}

  /**
   * @throws DomainError access.denied, resource.not-found, request.precondition-failed, resolution.closed (agreed already,
   * or outdated), resolution.exists (another one waits for answers or is agreed)
   */
  execute(principal: Principal, row: RowVersion, { reason }: ResolutionSettlement): Promise<Resolution> {
    authorize(principal, 'finding.settle');
    return this.desk.run(principal, async (manager) => {
      const opened = await this.desk.open(manager, row);
      const { resolution, finding } = opened;
      const isOver = finding.status === 'closed' || resolution.stale || resolution.state === 'agreed';
      if (isOver) throw new DomainError('resolution.closed');
      const live = await this.desk.resolutions.live(manager, finding.id);
      if (live && live.id !== row.id && !live.stale) throw new DomainError('resolution.exists');
      await this.desk.resolutions.settle(manager, row.id, { reason, userId: principal.userId });
      return this.desk.move(manager, opened, 'agreed');
    });
  }
}
