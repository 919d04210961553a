import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { FindingRepository } from '../persistence/finding.repository.js';
import { FindingReader } from './finding-reader.js';

/** What a finding is called today and the codes of its parties. */
export type FindingName = { title: LocalizedText; agencies: string[] };

/** Names findings for those who speak of them: alarms, journals, search. */
@Injectable()
export class NameFindings {
  constructor(
    private readonly findings: FindingRepository,
    private readonly reader: FindingReader,
  ) {}

  /** By id; ids nobody has are left out. */
  async execute(ids: readonly string[], manager?: EntityManager): Promise<Map<string, FindingName>> {
    const rows = await this.findings.some([...new Set(ids)], manager);
    const findings = await this.reader.read(rows, manager);
    return new Map(findings.map(({ id, title, parties }) => [id, { title, agencies: parties.map((p) => p.agency) }]));
  }
}
