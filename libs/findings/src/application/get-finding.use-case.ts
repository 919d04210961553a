import { Injectable } from '@nestjs/common';
import { DomainError, type Finding } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { FindingRepository } from '../persistence/finding.repository.js';
import { FindingReader } from './finding-reader.js';

/** One finding with its words, whatever its status. */
@Injectable()
export class GetFinding {
  constructor(
    private readonly findings: FindingRepository,
    private readonly reader: FindingReader,
  ) {}

  /** @throws DomainError resource.not-found */
  async execute(id: string, manager?: EntityManager): Promise<Finding> {
    const [finding] = await this.reader.read([await this.findings.getById(id, manager)], manager);
    if (!finding) throw new DomainError('resource.not-found');
    return finding;
  }
}
