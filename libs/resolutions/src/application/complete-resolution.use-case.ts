import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, fieldError, type Resolution, type ResolutionCompletion, unfit } from '@abat/contracts';
import { speaksOnBehalf } from '@abat/findings';
import type { RowVersion } from '@abat/platform';
import { today } from '@abat/works';
import type { EntityManager } from 'typeorm';
import { type Opened, ResolutionDesk } from './resolution-desk.js';

/**
 * A party says that an agreed change of method was carried out for its work, or that this was said by mistake: no register
 * shows it. With the last work the resolution is done; the finding stays settled, or gone, as it is.
 */
@Injectable()
export class CompleteResolution {
  constructor(private readonly desk: ResolutionDesk) {}

  /**
   * @throws DomainError access.*, resource.not-found, request.precondition-failed, request.invalid (not a work of the
   * resolution, one whose step the registers tell, a day to come, no reason given when speaking for another body),
   * resolution.closed (not agreed, or done and overtaken since), resolution.exists (another one was proposed since)
   */
  execute(principal: Principal, row: RowVersion, said: ResolutionCompletion): Promise<Resolution> {
    authorize(principal, 'finding.assess');
    return this.desk.run(principal, async (manager) => {
      const opened = await this.desk.open(manager, row);
      const { resolutions } = this.desk;
      const party = await resolutions.bodyOfStep(manager, row.id, said.work);
      if (!party || opened.resolution.kind !== 'change-method')
        throw fieldError('request.invalid', 'work', 'nothing is to be said of this work');
      authorize(principal, 'finding.assess', party);
      const { work, doneOn, comment = null } = said;
      if (doneOn === null) return this.takeBack(manager, opened, work);
      if (opened.resolution.state !== 'agreed') throw new DomainError('resolution.closed');
      if (doneOn > (await today(manager))) throw unfit('doneOn', 'completion.future');
      const onBehalf = speaksOnBehalf(principal, party, { path: 'comment', text: comment });
      await resolutions.sayDone(manager, row.id, { work, doneOn, comment, userId: principal.userId, onBehalf });
      const isOver = await resolutions.isCarriedOut(manager, row.id);
      return isOver ? this.desk.move(manager, opened, 'applied') : this.stay(manager, opened);
    });
  }

  /** A resolution that was done is agreed again only while nothing else was measured or proposed. */
  private async takeBack(manager: EntityManager, opened: Opened, work: string): Promise<Resolution> {
    const { finding, resolution } = opened;
    const wasDone = resolution.state === 'applied' && finding.status === 'resolved';
    if (resolution.state !== 'agreed' && !wasDone) throw new DomainError('resolution.closed');
    if (wasDone && (await this.desk.resolutions.live(manager, finding.id))) throw new DomainError('resolution.exists');
    await this.desk.resolutions.unsayDone(manager, resolution.id, work);
    return this.stay(manager, opened);
  }

  /** It is agreed as before, and something of it is still to be done. */
  private async stay(manager: EntityManager, { finding, resolution }: Opened): Promise<Resolution> {
    await this.desk.resolutions.move(manager, resolution.id, 'agreed');
    return this.desk.tell(manager, finding, resolution.id);
  }
}
