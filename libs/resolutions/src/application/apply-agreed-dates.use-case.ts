import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, fieldError, type Resolution, type ResolutionApplication } from '@abat/contracts';
import type { RowVersion } from '@abat/platform';
import { ChangeWork, today, WorkRepository } from '@abat/works';
import type { EntityManager } from 'typeorm';
import { immovable, movedTo, refusePast } from '../domain/moved-work.js';
import { ResolutionDesk } from './resolution-desk.js';

type Asked = ResolutionApplication['works'][number];
type Days = { start: string; end: string };

/** Moves works to the days the parties agreed on, each by whoever may change it; with the last move the resolution is done. */
@Injectable()
export class ApplyAgreedDates {
  constructor(
    private readonly desk: ResolutionDesk,
    private readonly works: WorkRepository,
    private readonly changeWork: ChangeWork,
  ) {}

  /**
   * All named works move or none. A work that stands on its days already is left alone.
   * @throws DomainError access.*, resource.not-found, request.invalid (no move of the plan), request.precondition-failed
   * (the work or the resolution changed), resolution.closed (not agreed, or outdated), request.conflict (the finding
   * was closed before any of the moves), work.not-movable, work.zone-dates
   */
  execute(principal: Principal, row: RowVersion, { works }: ResolutionApplication): Promise<Resolution> {
    authorize(principal, 'work.write');
    return this.desk.runMoving(principal, async (manager) => {
      const { plan } = await this.desk.resolutions.getById(manager, row.id);
      const before = await this.desk.resolutions.moves(manager, row.id);
      // Works before the finding, and in one order: as everybody locks them.
      for (const asked of works.toSorted((one, other) => one.work.localeCompare(other.work))) {
        const days = plan?.moves.find(({ work }) => work === asked.work);
        if (!days) throw fieldError('request.invalid', 'works', 'the plan does not move this work');
        await this.move(manager, principal, asked, days);
      }
      const opened = await this.desk.open(manager, row);
      // The first of two moves changes what is measured, or ends the finding: the other one is still what was agreed.
      const isFirst = before.done === 0;
      if (opened.resolution.state !== 'agreed' || (opened.resolution.stale && isFirst))
        throw new DomainError('resolution.closed');
      if (opened.finding.status === 'closed' && isFirst)
        throw new DomainError('request.conflict', { detail: 'the finding is closed' });
      const { done, all } = await this.desk.resolutions.moves(manager, row.id);
      return done === all
        ? this.desk.move(manager, opened, 'applied')
        : this.desk.tell(manager, opened.finding, row.id);
    });
  }

  private async move(manager: EntityManager, principal: Principal, asked: Asked, days: Days): Promise<void> {
    const before = await this.works.standing(manager, asked.work);
    authorize(principal, 'work.write', before);
    const work = await this.works.getById(asked.work, manager);
    if (work.start === days.start && work.end === days.end) return;
    if (immovable(before.status)) throw new DomainError('work.not-movable');
    refusePast(work, days, { today: await today(manager), code: 'resolution.days-past' });
    const row = { id: asked.work, version: asked.version };
    await this.changeWork.executeIn(manager, principal, row, movedTo(work, days));
  }
}
