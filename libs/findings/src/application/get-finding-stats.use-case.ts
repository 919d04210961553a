import { Injectable } from '@nestjs/common';
import type { FindingStats } from '@abat/contracts';
import { FindingRepository } from '../persistence/finding.repository.js';

/** Counts of the findings that are not closed, by rule and severity. */
@Injectable()
export class GetFindingStats {
  constructor(private readonly findings: FindingRepository) {}

  execute(): Promise<FindingStats> {
    return this.findings.stats();
  }
}
