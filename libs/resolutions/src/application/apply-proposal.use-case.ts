import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, fieldError, type Finding, type ProposalApplication, type WorkDays } from '@abat/contracts';
import { type FindingStanding, GetFinding } from '@abat/findings';
import { ChangeWork, today, WorkRepository } from '@abat/works';
import type { EntityManager } from 'typeorm';
import { immovable, movedTo, refusePast } from '../domain/moved-work.js';
import { isAsTold, isMet } from '../domain/proposal-worth.js';
import { ResolutionDesk } from './resolution-desk.js';
import { WorkProposals } from './work-proposals.js';

/** Moves one work of a finding to new days and records that as its resolution, both or neither. */
@Injectable()
export class ApplyProposal {
  constructor(
    private readonly desk: ResolutionDesk,
    private readonly works: WorkRepository,
    private readonly changeWork: ChangeWork,
    private readonly getFinding: GetFinding,
    private readonly proposals: WorkProposals,
  ) {}

  /**
   * @throws DomainError access.*, resource.not-found, request.invalid (not a work of the finding, days that do not fit or are past),
   * request.precondition-failed (the work changed), request.conflict (the finding is closed), work.not-movable,
   * proposal.outdated (somebody ended the finding already, on these days it stays, or something is met that was not told)
   */
  execute(principal: Principal, findingId: string, move: ProposalApplication): Promise<Finding> {
    authorize(principal, 'work.write');
    return this.desk.runMoving(principal, async (manager) => {
      // The work first: whoever changes works locks them before findings.
      const before = await this.works.standing(manager, move.workId);
      authorize(principal, 'work.write', before);
      const standing = await this.desk.finding(manager, findingId);
      const { subjects } = await this.getFinding.execute(findingId, manager);
      if (!subjects.some(({ type, id }) => type === 'work' && id === move.workId))
        throw fieldError('request.invalid', 'workId', 'not a work of this finding');
      if (immovable(before.status)) throw new DomainError('work.not-movable');
      // The rules look at changes a moment later: of a finding that is stored still the other work may have moved away.
      if (!isMet(await this.proposals.met(manager, move.workId), findingId)) throw new DomainError('proposal.outdated');
      const work = await this.works.getById(move.workId, manager);
      refusePast(work, move, { today: await today(manager), code: 'proposal.outdated' });
      const row = { id: move.workId, version: move.version };
      await this.changeWork.executeIn(manager, principal, row, movedTo(work, move));
      // Neighbours may have changed since the days were proposed: they are judged among those of now.
      const told = { clearing: findingId, remaining: move.remaining };
      if (!isAsTold(await this.proposals.met(manager, move.workId), told)) throw new DomainError('proposal.outdated');
      const daysBefore = [{ work: work.id, start: work.start, end: work.end }];
      await this.record(manager, { principal, standing, agencyId: before.agencyId, daysBefore }, move);
      return this.getFinding.execute(findingId, manager);
    });
  }

  /** A shift of dates without agreed days is done by this; else the move itself is what is recorded. */
  private async record(
    manager: EntityManager,
    by: { principal: Principal; standing: FindingStanding; agencyId: string; daysBefore: WorkDays[] },
    { workId, start, end }: ProposalApplication,
  ): Promise<void> {
    const { resolutions } = this.desk;
    const { standing, agencyId, daysBefore } = by;
    const live = await resolutions.live(manager, standing.id);
    const plan = { moves: [{ work: workId, start, end }] };
    const { done, all } = live ? await resolutions.moves(manager, live.id) : { done: 0, all: 0 };
    if (live?.kind === 'reschedule' && done === all) {
      await resolutions.move(manager, live.id, 'applied');
      await this.desk.tell(manager, standing, live.id);
      return;
    }
    const id = await resolutions.insert(
      manager,
      {
        ...{ findingId: standing.id, kind: 'reschedule', note: null, plan, daysBefore, state: 'applied' },
        ...{ agencyId, userId: by.principal.userId },
      },
      [],
    );
    await this.desk.tell(manager, standing, id);
  }
}
