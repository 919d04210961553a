import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ChoiceCounts, FindingChoicesQuery, FindingStats, FindingStatsQuery } from '@abat/contracts';
import { dayAsFilter, readAt } from '@abat/moments';
import { DataSource } from 'typeorm';
import { FindingRepository } from '../persistence/finding.repository.js';

/** Counts of what the list shows with the same filters, by rule and severity or by a filter, of today or of a moment of the past. */
@Injectable()
export class GetFindingStats {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly findings: FindingRepository,
  ) {}

  /** @throws DomainError request.invalid for a moment that is to come */
  execute(asked: FindingStatsQuery): Promise<FindingStats> {
    const query = dayAsFilter(asked);
    return readAt(this.dataSource, query.at, (manager) => this.findings.stats(query, manager));
  }

  /**
   * Counts by the choices of one filter, under the others.
   * @throws DomainError request.invalid for a moment that is to come
   */
  byChoice(asked: FindingChoicesQuery): Promise<ChoiceCounts> {
    const query = dayAsFilter(asked);
    return readAt(this.dataSource, query.at, (manager) => this.findings.counts(query, manager));
  }
}
