import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { DomainError, type Resolution, type ResolutionAnswerRequest } from '@abat/contracts';
import { partyOf, speaksOnBehalf } from '@abat/findings';
import type { RowVersion } from '@abat/platform';
import { stateOfAnswers } from '../domain/resolution-state.js';
import { ResolutionDesk } from './resolution-desk.js';

/** A party agrees with a proposed resolution or refuses it. When all agree the finding is resolved. */
@Injectable()
export class AnswerResolution {
  constructor(private readonly desk: ResolutionDesk) {}

  /**
   * @throws DomainError access.*, resource.not-found, reference.unknown, request.invalid (not a party; no reason
   * given when speaking for another body),
   * request.precondition-failed, resolution.closed (nobody waits for an answer, or the finding changed since)
   */
  execute(principal: Principal, row: RowVersion, said: ResolutionAnswerRequest): Promise<Resolution> {
    authorize(principal, 'finding.assess');
    return this.desk.run(principal, async (manager) => {
      const opened = await this.desk.open(manager, row);
      const { resolution } = opened;
      const party = await partyOf(manager, said.agency, resolution.partyIds);
      authorize(principal, 'finding.assess', party);
      if (resolution.state !== 'proposed' || resolution.stale) throw new DomainError('resolution.closed');
      const { agencyId } = party;
      const answers = await this.desk.resolutions.answer(manager, row.id, {
        ...{ agencyId, userId: principal.userId, answer: said.answer, comment: said.comment ?? null },
        onBehalf: speaksOnBehalf(principal, party, { path: 'comment', text: said.comment }),
      });
      return this.desk.move(manager, opened, stateOfAnswers(answers));
    });
  }
}
