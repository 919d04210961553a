import { Injectable } from '@nestjs/common';
import type { Principal } from '@abat/access';
import type { CompareQuery, ScenarioSummaries, ScenarioSummary } from '@abat/contracts';
import { CompareScenario } from './compare-scenario.use-case.js';

/** Several scenarios beside each other, each against today; in the order asked for, one named twice only once. */
@Injectable()
export class CompareSideBySide {
  constructor(private readonly comparison: CompareScenario) {}

  /** @throws DomainError resource.not-found, scenario.impossible-step when the register no longer allows a step */
  async execute(principal: Principal, { ids }: CompareQuery): Promise<ScenarioSummaries> {
    const items: ScenarioSummary[] = [];
    // One after the other: each of them is a heavy question to the database.
    for (const id of new Set(ids)) {
      const { scenario, effectiveOn, totals, measures } = await this.comparison.execute(principal, id);
      items.push({ scenario, effectiveOn, totals, measures });
    }
    return { items };
  }
}
