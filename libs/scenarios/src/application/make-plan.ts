import { DomainError, type ErrorCode, type ScenarioStep } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { ImpossibleStep, type Plan } from '../domain/plan.js';
import { planScenario } from '../domain/planner.js';
import { readRegisters } from '../persistence/register-reader.js';

/**
 * Plans steps against the register of this transaction.
 * @throws DomainError with `code` and the path of the step, such as `steps.2.mandate`
 */
export async function makePlan(
  manager: EntityManager,
  steps: readonly ScenarioStep[],
  { effectiveOn, code = 'scenario.impossible-step' }: { effectiveOn: string; code?: ErrorCode },
): Promise<Plan> {
  const registers = await readRegisters(manager, steps, Number(effectiveOn.slice(0, 4)));
  try {
    return planScenario(steps, registers, effectiveOn);
  } catch (error) {
    if (!(error instanceof ImpossibleStep)) throw error;
    const path = `steps.${error.step}.${error.path}`;
    throw new DomainError(code, { errors: [{ path, code: error.code, message: error.message }] });
  }
}

/** The day a scenario begins: its own, else the city's today. */
export async function firstDay(manager: EntityManager, effectiveOn: string | null | undefined): Promise<string> {
  if (effectiveOn) return effectiveOn;
  const rows: { day: string }[] = await manager.query('SELECT current_date::text AS day');
  return rows[0]?.day ?? '';
}
