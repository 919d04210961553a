import { Injectable } from '@nestjs/common';
import type { Finding } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { standingOutside, storedNumbers, type StandingSum, sumOutside } from '../persistence/standing-findings.js';
import type { PowerScope } from './evaluate-findings.js';
import { FindingReader } from './finding-reader.js';

/** Stored findings about powers beside an evaluated scope: what a comparison need not measure anew. */
@Injectable()
export class StandingFindings {
  constructor(private readonly reader: FindingReader) {}

  /** Those outside the scope that reach the day, the worst ones first; and what all of them amount to. */
  async outside(
    manager: EntityManager,
    scope: PowerScope,
    options: { day: string; limit: number },
  ): Promise<{ items: Finding[]; sums: StandingSum[] }> {
    const rows = await standingOutside(manager, scope, options);
    return { items: await this.reader.read(rows, manager), sums: await sumOutside(manager, scope, options.day) };
  }

  /** Stored id and number by `rule|subject_a|subject_b` for findings whose first subject is named. */
  numbers(manager: EntityManager, subjectIds: readonly string[]): Promise<Map<string, { id: string; number: number }>> {
    return storedNumbers(manager, subjectIds);
  }
}
