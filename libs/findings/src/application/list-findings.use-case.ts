import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Finding, FindingQuery, Page } from '@abat/contracts';
import { dayAsFilter, readAt } from '@abat/moments';
import { DataSource } from 'typeorm';
import { FindingRepository } from '../persistence/finding.repository.js';
import { FindingReader } from './finding-reader.js';

/** One page of findings with their words, of today or of a moment of the past. By default without the closed and the past. */
@Injectable()
export class ListFindings {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly findings: FindingRepository,
    private readonly reader: FindingReader,
  ) {}

  /** @throws DomainError request.invalid for a cursor that is not ours, and for a moment that is to come */
  execute(asked: FindingQuery): Promise<Page<Finding>> {
    const query = dayAsFilter(asked);
    return readAt(this.dataSource, query.at, async (manager) => {
      const page = await this.findings.list(query, manager);
      return { ...page, items: await this.reader.read(page.items, manager) };
    });
  }
}
