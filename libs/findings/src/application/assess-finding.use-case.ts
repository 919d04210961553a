import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { type AssessRequest, DomainError, type Finding } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { type RowVersion, TransactionRunner } from '@abat/platform';
import { settleStatus, storeAssessment } from '../persistence/assessment-writer.js';
import { FindingRepository } from '../persistence/finding.repository.js';
import { GetFinding } from './get-finding.use-case.js';
import { partyOf, speaksOnBehalf } from './party-of.js';

/** Records what a party thinks of a finding: conflict, no conflict, not ours. */
@Injectable()
export class AssessFinding {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly findings: FindingRepository,
    private readonly getFinding: GetFinding,
  ) {}

  /**
   * @throws DomainError reference.unknown (no such agency), request.invalid (not a party; no reason given
   * when speaking for another body), access.*,
   * request.precondition-failed, request.conflict (the finding is closed), resource.not-found
   */
  async execute(principal: Principal, row: RowVersion, request: AssessRequest): Promise<Finding> {
    authorize(principal, 'finding.assess');
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      const standing = await this.findings.standing(manager, row.id);
      const party = await partyOf(manager, request.agency, standing.agencyIds);
      authorize(principal, 'finding.assess', party);
      if (standing.version !== row.version)
        throw new DomainError('request.precondition-failed', { currentVersion: standing.version });
      if (standing.status === 'closed') throw new DomainError('request.conflict', { detail: 'the finding is closed' });
      await storeAssessment(manager, {
        findingId: row.id,
        agencyId: party.agencyId,
        userId: principal.userId,
        verdict: request.assessment,
        comment: request.comment ?? null,
        onBehalf: speaksOnBehalf(principal, party, { path: 'comment', text: request.comment }),
      });
      await settleStatus(manager, row.id);
      const finding = await this.getFinding.execute(row.id, manager);
      await appendEvents(manager, [assessedEvent(finding, standing.agencyIds, request)]);
      return finding;
    });
  }
}

const assessedEvent = (finding: Finding, agencyIds: string[], { agency, assessment }: AssessRequest) => ({
  type: 'finding.assessed' as const,
  subject: { type: 'finding', id: finding.id },
  territoryIds: finding.territory,
  agencyIds,
  data: {
    rule: finding.rule,
    severity: finding.severity,
    number: finding.number,
    version: finding.version,
    status: finding.status,
    subjects: finding.subjects.map((subject) => subject.id),
    agency,
    assessment,
  },
});
