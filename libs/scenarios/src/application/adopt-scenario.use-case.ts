import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import { type AdoptRequest, DomainError, fieldError, type Scenario } from '@abat/contracts';
import { appendEvents, type OutboxEvent } from '@abat/live';
import { type RowVersion, TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import type { Plan } from '../domain/plan.js';
import { lineChanges, type PlanOf } from '../domain/to-overlay.js';
import {
  type AdoptionBasis,
  createPowers,
  endPowers,
  lockRegisters,
  lockScenario,
  markAdopted,
  moveMoney,
  recordAgreement,
} from '../persistence/adoption.js';
import { firstDay, makePlan } from './make-plan.js';
import { refuseAdopted, ScenarioRegister } from './scenario.register.js';

type Written = { mandates: string[]; agreements: string[]; lines: string[] };

/** Writes a scenario into the registers: powers end and begin, agreements and money follow, all or nothing. */
@Injectable()
export class AdoptScenario {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly scenarios: ScenarioRegister,
  ) {}

  /**
   * @throws DomainError access.denied, resource.not-found, request.precondition-failed, scenario.adopted,
   * scenario.outdated when the register no longer allows a step, scenario.empty, reference.unknown (legalAct)
   */
  async execute(principal: Principal, row: RowVersion, request: AdoptRequest): Promise<Scenario> {
    authorize(principal, 'scenario.adopt');
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      await lockCurrent(manager, row);
      const scenario = await this.scenarios.getById(row.id, manager);
      const effectiveOn = await firstDay(manager, request.effectiveOn ?? scenario.effectiveOn);
      const plan = await this.planLocked(manager, scenario, effectiveOn);
      const basis = { legalActId: await actId(manager, request.legalAct), document: request.document ?? null };
      const of = { id: scenario.id, code: scenario.code, effectiveOn };
      const written = await write(manager, { of, plan, basis });
      await markAdopted(manager, of, principal.userId);
      await appendEvents(manager, eventsOf(plan, written, scenario.id));
      return this.scenarios.getById(row.id, manager);
    });
  }

  // Planned twice: the first plan says which rows to lock, the second one is made from what can no longer change.
  private async planLocked(manager: EntityManager, { steps }: Scenario, effectiveOn: string): Promise<Plan> {
    const options = { effectiveOn, code: 'scenario.outdated' } as const;
    const first = await makePlan(manager, steps, options);
    await lockRegisters(manager, {
      mandates: first.ended.map(({ mandate }) => mandate.id),
      lines: first.money.map(({ line }) => line.id),
    });
    const plan = await makePlan(manager, steps, options);
    const { ended, created, agreements, money } = plan;
    if (ended.length + created.length + agreements.length + money.length === 0) throw new DomainError('scenario.empty');
    return plan;
  }
}

async function lockCurrent(manager: EntityManager, row: RowVersion): Promise<void> {
  const stored = await lockScenario(manager, row.id);
  if (!stored) throw new DomainError('resource.not-found');
  refuseAdopted({ status: stored.status as Scenario['status'] });
  if (stored.version !== row.version)
    throw new DomainError('request.precondition-failed', { currentVersion: stored.version });
}

async function actId(manager: EntityManager, code: string): Promise<string> {
  const rows: { id: string }[] = await manager.query('SELECT id FROM legal_act WHERE code = $1 OR id::text = $1', [
    code,
  ]);
  const id = rows[0]?.id;
  if (!id) throw fieldError('reference.unknown', 'legalAct', `unknown legal act: ${code}`);
  return id;
}

async function write(
  manager: EntityManager,
  { of, plan, basis }: { of: PlanOf; plan: Plan; basis: AdoptionBasis },
): Promise<Written> {
  await endPowers(manager, plan.ended, of.effectiveOn);
  const created = await createPowers(manager, of, plan.created, basis);
  const agreements: string[] = [];
  for (const [place, agreement] of plan.agreements.entries())
    agreements.push(await recordAgreement(manager, of, { ...agreement, place }, basis));
  const lines: string[] = [];
  for (const change of lineChanges(plan.money)) lines.push(...(await moveMoney(manager, of, change)));
  return { mandates: [...plan.ended.map(({ mandate }) => mandate.id), ...created], agreements, lines };
}

function eventsOf(plan: Plan, { mandates, agreements, lines }: Written, scenarioId: string): OutboxEvent[] {
  const powers = [...plan.ended.map(({ mandate }) => mandate), ...plan.created];
  const audience = {
    agencyIds: [...new Set(powers.map(({ agencyId }) => agencyId))],
    territoryIds: [...new Set(powers.map(({ territoryId }) => territoryId))],
  };
  const told = (type: OutboxEvent['type'], subject: string, ids: string[]): OutboxEvent[] =>
    ids[0] ? [{ type, subject: { type: subject, id: ids[0] }, data: { ids }, ...audience }] : [];
  return [
    ...told('mandate.changed', 'mandate', mandates),
    ...told('agreement.changed', 'agreement', agreements),
    ...told('budget-line.changed', 'budget-line', lines),
    {
      type: 'scenario.changed',
      subject: { type: 'scenario', id: scenarioId },
      data: { status: 'adopted' },
      ...audience,
    },
  ];
}
