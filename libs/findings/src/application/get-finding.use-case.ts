import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DomainError, type Finding } from '@abat/contracts';
import { readAt } from '@abat/moments';
import { DataSource, type EntityManager } from 'typeorm';
import { FindingRepository } from '../persistence/finding.repository.js';
import { FindingReader } from './finding-reader.js';

/** One finding with its words, whatever its status. */
@Injectable()
export class GetFinding {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly findings: FindingRepository,
    private readonly reader: FindingReader,
  ) {}

  /** @throws DomainError resource.not-found */
  async execute(id: string, manager: EntityManager = this.dataSource.manager): Promise<Finding> {
    const [finding] = await this.reader.read([await this.findings.getById(id, manager)], manager);
    if (!finding) throw new DomainError('resource.not-found');
    return finding;
  }

  /**
   * The finding as it was stored at a moment.
   * @throws DomainError resource.not-found when there was none, request.invalid for a moment that is to come
   */
  executeAt(id: string, at: string): Promise<Finding> {
    return readAt(this.dataSource, at, (manager) => this.execute(id, manager));
  }
}
