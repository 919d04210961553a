import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import type { AssessmentEntry, Resolution } from '@abat/contracts';
import { FindingRepository } from '@abat/findings';
import { ResolutionRepository } from '../persistence/resolution.repository.js';

/** What was proposed and said of a finding, the newest first. */
@Injectable()
export class ListResolutions {
  constructor(
    private readonly findings: FindingRepository,
    private readonly resolutions: ResolutionRepository,
  ) {}

  /** @throws DomainError resource.not-found */
  async execute(principal: Principal, findingId: string): Promise<{ items: Resolution[] }> {
    authorize(principal, 'read');
    await this.findings.getById(findingId);
    return { items: await this.resolutions.list(findingId) };
  }

  /** Everything the parties said of the finding. @throws DomainError resource.not-found */
  async assessments(principal: Principal, findingId: string): Promise<{ items: AssessmentEntry[] }> {
    authorize(principal, 'read');
    await this.findings.getById(findingId);
    return { items: await this.resolutions.said(findingId) };
  }
}
