import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, fieldError, type Resolution, type ResolutionDraft } from '@abat/contracts';
import { GetFinding, partyOf, speaksOnBehalf } from '@abat/findings';
import type { RowVersion } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { plannedWorks } from '../domain/planned-works.js';
import { stateOfAnswers } from '../domain/resolution-state.js';
import { ResolutionDesk } from './resolution-desk.js';

/** A party proposes to the others how to end a finding; it agrees by that. */
@Injectable()
export class ProposeResolution {
  constructor(
    private readonly desk: ResolutionDesk,
    private readonly getFinding: GetFinding,
  ) {}

  /**
   * @param row the finding as the proposer saw it
   * @throws DomainError access.*, resource.not-found, reference.unknown, request.invalid (not a party, a work that is no
   * side of the finding, no note when speaking for another body), request.precondition-failed, request.conflict (closed), resolution.exists
   */
  execute(principal: Principal, row: RowVersion, draft: ResolutionDraft): Promise<Resolution> {
    authorize(principal, 'finding.assess');
    return this.desk.run(principal, async (manager) => {
      const finding = await this.desk.finding(manager, row.id);
      const party = await partyOf(manager, draft.agency, finding.agencyIds);
      authorize(principal, 'finding.assess', party);
      if (finding.version !== row.version)
        throw new DomainError('request.precondition-failed', { currentVersion: finding.version });
      await this.checkPlan(manager, row.id, draft);
      const { resolutions } = this.desk;
      await resolutions.withdrawStale(manager, finding.id);
      const live = await resolutions.live(manager, finding.id);
      if (live && !live.stale) throw new DomainError('resolution.exists');
      const { kind, note = null, plan = null } = draft;
      const onBehalf = speaksOnBehalf(principal, party, { path: 'note', text: note });
      const { agencyId } = party;
      const { userId } = principal;
      const daysBefore = await resolutions.daysOf(manager, plan);
      const id = await resolutions.insert(
        manager,
        { findingId: finding.id, kind, note, plan, daysBefore, state: 'proposed', agencyId, userId },
        finding.agencyIds,
      );
      const agreed = { agencyId, userId, answer: 'agree', comment: null, onBehalf } as const;
      const answers = await resolutions.answer(manager, id, agreed);
      const opened = { finding, resolution: await resolutions.standing(manager, id) };
      const state = stateOfAnswers(answers);
      return state === 'proposed' ? this.desk.tell(manager, finding, id) : this.desk.move(manager, opened, state);
    });
  }

  private async checkPlan(manager: EntityManager, findingId: string, { plan }: ResolutionDraft): Promise<void> {
    const named = plan ? plannedWorks(plan) : [];
    if (named.length === 0) return;
    const { subjects } = await this.getFinding.execute(findingId, manager);
    const works = subjects.filter(({ type }) => type === 'work').map(({ id }) => id);
    const foreign = named.find(({ work }) => !works.includes(work));
    if (foreign) throw fieldError('request.invalid', foreign.path, 'not a work of this finding');
  }
}
