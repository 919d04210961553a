import type { PowerChange } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { Plan } from '../domain/plan.js';
import { plannedCode, type PlanOf } from '../domain/to-overlay.js';
import { codesOf } from '../persistence/picture.js';

/** The powers that end and begin, by codes, in the order of the steps. */
export async function describeChanges(manager: EntityManager, of: PlanOf, plan: Plan): Promise<PowerChange[]> {
  const ended = plan.ended.map(({ step, mandate }) => ({
    change: 'ended' as const,
    step,
    power: mandate,
    code: mandate.code,
  }));
  const created = plan.created.map((power) => ({
    ...{ change: 'created' as const, step: power.step, power, code: plannedCode(of, power) },
  }));
  const all = [...ended, ...created].sort((one, other) => one.step - other.step);
  const codes = await codesOf(manager, {
    agencies: all.map(({ power }) => power.agencyId),
    functions: all.map(({ power }) => power.functionId),
    territories: all.map(({ power }) => power.territoryId),
  });
  const codeOf = (id: string): string => codes.get(id) ?? id;
  return all.map(({ change, step, power, code }) => ({
    ...{ change, step, code, stage: power.stage, objectKind: power.objectKind, territoryId: power.territoryId },
    agency: codeOf(power.agencyId),
    function: codeOf(power.functionId),
    territory: codeOf(power.territoryId),
  }));
}
