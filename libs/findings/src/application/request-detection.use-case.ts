import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import type { RuleCode } from '@abat/contracts';
import { QueueProducer } from '@abat/platform';

/** Queues a full run of one rule or of all. */
@Injectable()
export class RequestDetection {
  constructor(private readonly queues: QueueProducer) {}

  /** @returns id of the job. @throws DomainError access.denied */
  async execute(principal: Principal, rule: RuleCode | null): Promise<{ jobId: string }> {
    authorize(principal, 'finding.detect');
    return { jobId: await this.queues.add('detect-all', { v: 1, rule }) };
  }
}
