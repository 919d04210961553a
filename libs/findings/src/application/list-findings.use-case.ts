import { Injectable } from '@nestjs/common';
import type { Finding, FindingQuery, Page } from '@abat/contracts';
import { FindingRepository } from '../persistence/finding.repository.js';
import { FindingReader } from './finding-reader.js';

/** One page of findings with their words. By default without the closed and the past. */
@Injectable()
export class ListFindings {
  constructor(
    private readonly findings: FindingRepository,
    private readonly reader: FindingReader,
  ) {}

  /** @throws DomainError request.invalid for a cursor that is not ours */
  async execute(query: FindingQuery): Promise<Page<Finding>> {
    const page = await this.findings.list(query);
    return { ...page, items: await this.reader.read(page.items) };
  }
}
