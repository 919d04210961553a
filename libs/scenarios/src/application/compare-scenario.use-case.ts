import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal } from '@abat/access';
import type { Comparison, RuleCode, Scenario } from '@abat/contracts';
import {
  type DescribedFinding,
  EvaluateFindings,
  judgePowersOn,
  overlayPowers,
  type PowerChanges,
  StandingFindings,
} from '@abat/findings';
import { DataSource, type EntityManager } from 'typeorm';
import type { Plan } from '../domain/plan.js';
import { lineChanges, type PlanOf, type PlanOverlay, toOverlay } from '../domain/to-overlay.js';
import { shiftAgencies, weighFindings, withLoad } from '../domain/weigh.js';
import { powersOutside } from '../persistence/branches.js';
import { agencyNumbers, chainLengths, movedWorks } from '../persistence/picture.js';
import { compareSides, LISTED } from './compare-sides.js';
import { describeChanges } from './describe-changes.js';
import { firstDay, makePlan } from './make-plan.js';
import { ScenarioRegister } from './scenario.register.js';

type Scope = Map<RuleCode, string[] | 'all'>;
type Chains = Awaited<ReturnType<typeof chainLengths>>;
type Side = { findings: DescribedFinding[]; chains: Chains };
type Sides = { before: Side; after: Side; scope: Scope; works: Awaited<ReturnType<typeof movedWorks>> };

/**
 * What a scenario changes: the rules run over today's register and over the same register with the scenario laid over
 * it, in one transaction that is rolled back. Only what the scenario touches is measured; other findings remain.
 */
@Injectable()
export class CompareScenario {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly scenarios: ScenarioRegister,
    private readonly evaluation: EvaluateFindings,
    private readonly standing: StandingFindings,
  ) {}

  /** @throws DomainError resource.not-found, scenario.impossible-step when the register no longer allows a step */
  async execute(principal: Principal, id: string): Promise<Comparison> {
    authorize(principal, 'read');
    const scenario = await this.scenarios.getById(id);
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query("SET LOCAL statement_timeout = '60s'; SET LOCAL jit = off");
      return await this.compare(runner.manager, scenario);
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }

  private async compare(manager: EntityManager, scenario: Scenario): Promise<Comparison> {
    const effectiveOn = await firstDay(manager, scenario.effectiveOn);
    await judgePowersOn(manager, effectiveOn);
    const plan = await makePlan(manager, scenario.status === 'adopted' ? [] : scenario.steps, { effectiveOn });
    const of = { id: scenario.id, code: scenario.code, effectiveOn };
    const sides = await this.bothSides(manager, of, plan);
    return this.conclude(manager, { scenario, of, plan, sides });
  }

  private async bothSides(manager: EntityManager, of: PlanOf, plan: Plan): Promise<Sides> {
    const overlay = toOverlay(of, plan);
    const changes = changesOf(overlay);
    const functions = overlay.functionIds ?? [];
    const scope = await this.evaluation.scopeOf(manager, changes);
    await manager.query('SAVEPOINT today');
    await overlayPowers(manager, overlay);
    addTo(scope, await this.evaluation.scopeOf(manager, changes));
    await keepToBranches(manager, scope, overlay.functionIds);
    const after = await this.side(manager, scope, functions);
    const works = await movedWorks(
      manager,
      plan.ended.map(({ mandate }) => mandate),
    );
    await manager.query('ROLLBACK TO SAVEPOINT today');
    const before = await this.side(manager, scope, functions);
    return { before, after, scope, works };
  }

  private async side(manager: EntityManager, scope: Scope, functions: readonly string[]): Promise<Side> {
    const found = await this.evaluation.execute(manager, scope);
    return {
      findings: await this.evaluation.describe(manager, found),
      chains: await chainLengths(manager, functions),
    };
  }

  private async conclude(
    manager: EntityManager,
    { scenario, of, plan, sides }: { scenario: Scenario; of: PlanOf; plan: Plan; sides: Sides },
  ): Promise<Comparison> {
    const { before, after, scope } = sides;
    const day = of.effectiveOn;
    const year = Number(day.slice(0, 4));
    const stood = await this.standing.outside(manager, scope, { day, limit: LISTED });
    const lists = await compareSides(manager, this.standing, { before, after, stood, day });
    const agencies = (await agencyNumbers(manager, year)).map(withLoad);
    const shifts = {
      ended: plan.ended.map(({ mandate }) => mandate.agencyId),
      created: plan.created.map(({ agencyId }) => agencyId),
      works: sides.works,
      lines: lineChanges(plan.money),
    };
    return {
      scenario,
      effectiveOn: day,
      asOf: new Date().toISOString(),
      year,
      ...lists.found,
      measures: {
        before: { ...weighFindings(lists.before, stood.sums, before.chains), agencies: withoutIds(agencies) },
        after: {
          ...weighFindings(lists.after, stood.sums, after.chains),
          agencies: withoutIds(shiftAgencies(agencies, shifts)),
        },
      },
      chains: changedChains(before.chains, after.chains),
      changes: await describeChanges(manager, of, plan),
    };
  }
}

const withoutIds = <Row extends { id: string }>(rows: readonly Row[]): Omit<Row, 'id'>[] =>
  rows.map(({ id: _id, ...row }) => row);

function changesOf(overlay: PlanOverlay): PowerChanges {
  return {
    mandate: [...overlay.ended.map((ended) => ended.id), ...overlay.mandates.map((mandate) => mandate.id)],
    agreement: overlay.agreements.map((agreement) => agreement.id),
    'budget-line': overlay.lines.map((line) => line.id),
  };
}

function addTo(scope: Scope, more: Scope): void {
  for (const [rule, ids] of more) {
    const known = scope.get(rule) ?? [];
    scope.set(rule, ids === 'all' || known === 'all' ? 'all' : [...new Set([...known, ...ids])]);
  }
}

// Money and agreements point at every power of a body; those of other branches cannot change and are not in the overlay.
async function keepToBranches(
  manager: EntityManager,
  scope: Scope,
  functionIds: readonly string[] | null,
): Promise<void> {
  if (functionIds === null) return;
  const asked = new Set([...scope.values()].flatMap((ids) => (ids === 'all' ? [] : ids)));
  const outside = await powersOutside(manager, [...asked], functionIds);
  for (const [rule, ids] of scope)
    if (ids !== 'all')
      scope.set(
        rule,
        ids.filter((id) => !outside.has(id)),
      );
}

function changedChains(before: Chains, after: Chains): Comparison['chains'] {
  const place = (chain: Chains[number]): string => `${chain.function}|${chain.territory}`;
  const then = new Map(after.map((chain) => [place(chain), chain]));
  const now = new Map(before.map((chain) => [place(chain), chain]));
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((key) => {
    const [one, other] = [now.get(key), then.get(key)];
    const any = one ?? other;
    if (!any || one?.bodies === other?.bodies) return [];
    return [{ function: any.function, territory: any.territory, before: one?.bodies ?? 0, after: other?.bodies ?? 0 }];
  });
}
