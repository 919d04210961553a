import { createHash } from 'node:crypto';
import { toKzt, toTiyn } from './money.js';
import type { CreatedPower, MovedMoney, Plan, PlannedAgreement, PlannedLine } from './plan.js';

/** The scenario a plan belongs to, and its first day. */
export type PlanOf = { id: string; code: string; effectiveOn: string };

/** An id that is the same whenever the same scenario is planned (RFC 9562 version 8 from a hash). */
export function plannedId(scenario: PlanOf, ...parts: (string | number)[]): string {
  const hash = createHash('sha256')
    .update([scenario.id, ...parts].join('|'))
    .digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** The code a new power gets: the scenario's, the step, and the place within it. */
export const plannedCode = (scenario: PlanOf, created: Pick<CreatedPower, 'step' | 'place'>): string =>
  `${scenario.code}.${created.step + 1}.${created.place + 1}`;

/** The day before. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** What is left of each line money is taken from, and what each receiver gets. */
export type LineChange = { line: PlannedLine; leftKzt: string; received: { agencyId: string; kzt: string }[] };

/** Moved money by line, summed by receiver. */
export function lineChanges(money: readonly MovedMoney[]): LineChange[] {
  const lines = new Map(money.map(({ line }) => [line.id, line]));
  return [...lines.values()].map((line) => {
    const moved = money.filter((one) => one.line.id === line.id);
    const received = new Map<string, bigint>();
    for (const { toAgencyId, tiyn } of moved) received.set(toAgencyId, (received.get(toAgencyId) ?? 0n) + tiyn);
    const taken = moved.reduce((sum, { tiyn }) => sum + tiyn, 0n);
    return {
      line,
      leftKzt: toKzt(toTiyn(line.amountKzt) - taken),
      received: [...received].map(([agencyId, tiyn]) => ({ agencyId, kzt: toKzt(tiyn) })),
    };
  });
}

/** The two bodies of every pair that an agreement joins. */
export function pairsOf({ kind, parties }: PlannedAgreement): [string, string][] {
  return parties.flatMap((one, place) =>
    parties
      .slice(place + 1)
      .filter((other) => kind !== 'delegation' || one.side !== other.side)
      .map((other): [string, string] => [one.agencyId, other.agencyId]),
  );
}

function overlaidMandate(scenario: PlanOf, created: CreatedPower) {
  const { step, place, note: _note, ...power } = created;
  return {
    ...power,
    id: plannedId(scenario, 'mandate', step, place),
    code: plannedCode(scenario, created),
    withAgencyId: null,
    validFrom: scenario.effectiveOn,
    validTo: null,
    legalActId: null,
    demo: false,
  };
}

const overlaidAgreements = (scenario: PlanOf, agreement: PlannedAgreement, place: number) =>
  pairsOf(agreement).map(([agencyId, otherAgencyId]) => ({
    id: plannedId(scenario, 'agreement', place),
    kind: agreement.kind,
    ...{ agencyId, otherAgencyId, functionId: agreement.functionId, stages: agreement.stages },
    objectKind: agreement.objectKind,
    territoryId: agreement.territoryId,
    siteId: null,
    validFrom: scenario.effectiveOn,
    validTo: null,
  }));

const overlaidLines = (scenario: PlanOf, { line, leftKzt, received }: LineChange) => [
  { ...line, amountKzt: leftKzt, demo: false },
  ...received.map(({ agencyId, kzt }) => ({
    ...line,
    id: plannedId(scenario, 'line', line.id, agencyId),
    code: `${line.code}+${scenario.code}`,
    agencyId,
    amountKzt: kzt,
    demo: false,
  })),
];

/** The rows a plan lays over the registers. */
export function toOverlay(scenario: PlanOf, plan: Plan) {
  const lines = lineChanges(plan.money).flatMap((change) => overlaidLines(scenario, change));
  const functions = [
    ...plan.ended.map(({ mandate }) => mandate.functionId),
    ...plan.created.map((power) => power.functionId),
  ];
  const others = [...plan.agreements.map((agreement) => agreement.functionId), ...lines.map((line) => line.functionId)];
  return {
    functionIds: others.includes(null) ? null : [...new Set([...functions, ...others])].filter((id) => id !== null),
    day: scenario.effectiveOn,
    ended: plan.ended.map(({ mandate }) => ({ id: mandate.id, lastDay: dayBefore(scenario.effectiveOn) })),
    mandates: plan.created.map((created) => overlaidMandate(scenario, created)),
    agreements: plan.agreements.flatMap((agreement, place) => overlaidAgreements(scenario, agreement, place)),
    lines,
  };
}
export type PlanOverlay = ReturnType<typeof toOverlay>;
