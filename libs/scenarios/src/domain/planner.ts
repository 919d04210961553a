import { OWN_DISTRICT, type ScenarioStep } from '@abat/contracts';
import { divide, partOfSum, toTiyn } from './money.js';
import {
  type CreatedPower,
  type ImpossibleCode,
  ImpossibleStep,
  type MovedMoney,
  type Plan,
  type PlannedFrom,
  type PlannedLine,
  type Registers,
  type StepOf,
} from './plan.js';

type Draft = Omit<CreatedPower, 'step' | 'place'>;

/** Turns the steps of a scenario into changes of the register, in order, each on what the ones before left. */
class Planner {
  readonly plan: Plan = { ended: [], created: [], agreements: [], money: [] };
  private step = 0;

  constructor(
    private readonly registers: Registers,
    /** The first day of the new order. */
    private readonly effectiveOn: string,
  ) {}

  take(step: ScenarioStep): void {
    switch (step.action) {
      case 'grant':
        this.grant(step);
        break;
      case 'withdraw':
        this.end(step.mandate, 'mandate');
        break;
      case 'transfer':
        this.transfer(step);
        break;
      case 'split':
        this.split(step);
        break;
      case 'merge':
        this.merge(step);
        break;
      case 'moveMoney':
        this.moveMoney(step);
        break;
      case 'addAgreement':
        this.agree(step);
    }
    this.step += 1;
  }

  private grant(step: StepOf<'grant'>): void {
    const power = {
      functionId: this.named(this.registers.functions, step.function, 'function'),
      stage: step.stage,
      objectKind: this.kind(step.objectKind),
      mode: step.mode,
      note: step.note ?? null,
      ...{ siteId: null, ownerKind: null, functionKind: null, amountFromKzt: null, amountToKzt: null },
    };
    for (const [place, agency] of step.agencies.entries())
      this.create({ ...power, ...this.holder(agency, step.territory, `agencies.${place}`) });
  }

  private transfer(step: StepOf<'transfer'>): void {
    const mandate = this.end(step.mandate, 'mandate');
    const takers = step.agencies.map((agency, place) =>
      this.holder(agency, step.territory, `agencies.${place}`, mandate),
    );
    for (const taker of takers) this.create({ ...copyOf(mandate), ...taker });
    if (step.moneyShare)
      this.moneyAlong(
        mandate,
        takers.map((taker) => taker.agencyId),
        step.moneyShare,
      );
  }

  private split(step: StepOf<'split'>): void {
    const mandate = this.end(step.mandate, 'mandate');
    for (const [place, part] of step.parts.entries())
      this.create({
        ...copyOf(mandate),
        ...this.holder(part.agency, part.territory, `parts.${place}.agency`, mandate),
        stage: part.stage ?? mandate.stage,
      });
  }

  private merge(step: StepOf<'merge'>): void {
    const [first, ...others] = step.mandates.map((code, place) => this.end(code, `mandates.${place}`));
    if (!first) return;
    const odd = others.find((other) => other.functionId !== first.functionId || other.stage !== first.stage);
    if (odd) this.refuse('mandates', 'not-alike', `${odd.code} is of another function or stage than ${first.code}`);
    const objectKind = others.every((other) => other.objectKind === first.objectKind) ? first.objectKind : 'any';
    this.create({ ...copyOf(first), ...this.holder(step.agency, step.territory, 'agency'), objectKind });
  }

  private moveMoney(step: StepOf<'moveMoney'>): void {
    const line =
      this.registers.lines.get(step.line) ??
      this.refuse('line', 'unknown', `unknown approved budget line: ${step.line}`);
    const rest = this.left(line);
    const tiyn = step.amountKzt ? toTiyn(step.amountKzt) : partOfSum(rest, step.share ?? 0);
    if (tiyn <= 0n) this.refuse('amountKzt', 'nothing-moved', 'nothing would be moved');
    if (tiyn > rest) this.refuse('amountKzt', 'above-line', `the line has only ${rest / 100n} tenge left`);
    this.move({ line, toAgencyId: this.agency(step.agency, 'agency').id, tiyn });
  }

  private agree(step: StepOf<'addAgreement'>): void {
    const parties = step.parties.map((party, place) => ({
      agencyId: this.agency(party.agency, `parties.${place}.agency`).id,
      side: party.side,
    }));
    this.plan.agreements.push({
      step: this.step,
      kind: step.kind,
      title: step.title,
      parties,
      functionId: step.function ? this.named(this.registers.functions, step.function, 'function') : null,
      stages: step.stages,
      objectKind: this.kind(step.objectKind),
      territoryId: step.territory ? this.named(this.registers.territories, step.territory, 'territory') : null,
      document: step.document ?? null,
    });
  }

  private moneyAlong(mandate: PlannedFrom, takers: readonly string[], share: number): void {
    for (const line of this.registers.linesFor(mandate.agencyId, mandate.functionId)) {
      const parts = divide(partOfSum(this.left(line), share), takers.length);
      for (const [place, tiyn] of parts.entries()) {
        const toAgencyId = takers[place];
        if (toAgencyId && tiyn > 0n && toAgencyId !== line.agencyId) this.move({ line, toAgencyId, tiyn });
      }
    }
  }

  private move(money: Omit<MovedMoney, 'step'>): void {
    this.plan.money.push({ step: this.step, ...money });
  }

  private left(line: PlannedLine): bigint {
    const moved = this.plan.money.filter((money) => money.line.id === line.id);
    return moved.reduce((rest, { tiyn }) => rest - tiyn, toTiyn(line.amountKzt));
  }

  private end(code: string, path: string): PlannedFrom {
    const mandate = this.registers.mandates.get(code) ?? this.refuse(path, 'unknown', `unknown mandate: ${code}`);
    if (this.plan.ended.some((ended) => ended.mandate.id === mandate.id))
      this.refuse(path, 'taken-away', `${code} is taken away by an earlier step`);
    if (mandate.validTo !== null && mandate.validTo < this.effectiveOn)
      this.refuse(path, 'ended', `${code} has ended on ${mandate.validTo} already`);
    this.plan.ended.push({ step: this.step, mandate });
    return mandate;
  }

  private create(draft: Draft): void {
    const place = this.plan.created.filter((created) => created.step === this.step).length;
    this.plan.created.push({ step: this.step, place, ...draft });
  }

  private holder(code: string, territory: string | null | undefined, path: string, from?: PlannedFrom) {
    const agency = this.agency(code, path);
    if (!territory && from) return { agencyId: agency.id, territoryId: from.territoryId, siteId: from.siteId };
    if (territory !== OWN_DISTRICT)
      return {
        agencyId: agency.id,
        territoryId: this.named(this.registers.territories, territory ?? 'city', 'territory'),
        siteId: null,
      };
    const territoryId = agency.districtId ?? this.refuse(path, 'no-district', `${code} serves no district of its own`);
    return { agencyId: agency.id, territoryId, siteId: null };
  }

  private agency(code: string, path: string) {
    return this.registers.agencies.get(code) ?? this.refuse(path, 'unknown', `unknown agency: ${code}`);
  }

  private named(register: ReadonlyMap<string, string>, code: string, path: string): string {
    return register.get(code) ?? this.refuse(path, 'unknown', `unknown ${path}: ${code}`);
  }

  private kind(code: string): string {
    return this.registers.kinds.has(code)
      ? code
      : this.refuse('objectKind', 'unknown', `unknown kind of objects: ${code}`);
  }

  private refuse(path: string, code: ImpossibleCode, message: string): never {
    throw new ImpossibleStep(this.step, path, code, message);
  }
}

const copyOf = (mandate: PlannedFrom): Draft => ({
  agencyId: mandate.agencyId,
  functionId: mandate.functionId,
  stage: mandate.stage,
  objectKind: mandate.objectKind,
  territoryId: mandate.territoryId,
  siteId: mandate.siteId,
  mode: 'exclusive',
  ownerKind: mandate.ownerKind,
  functionKind: mandate.functionKind,
  amountFromKzt: mandate.amountFromKzt,
  amountToKzt: mandate.amountToKzt,
  note: null,
});

/**
 * What a scenario does to the register as it is now.
 * @throws ImpossibleStep the first step that cannot be done, with the reason
 */
export function planScenario(steps: readonly ScenarioStep[], registers: Registers, effectiveOn: string): Plan {
  const planner = new Planner(registers, effectiveOn);
  for (const step of steps) planner.take(step);
  return planner.plan;
}
