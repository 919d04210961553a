import type { ScenarioStep, Stage } from '@abat/contracts';

/** A power of the register as the planner needs it. Days `YYYY-MM-DD`. */
export type PlannedFrom = {
  id: string;
  code: string;
  agencyId: string;
  functionId: string;
  stage: Stage;
  objectKind: string;
  territoryId: string;
  siteId: string | null;
  ownerKind: string | null;
  functionKind: string | null;
  amountFromKzt: string | null;
  amountToKzt: string | null;
  validFrom: string | null;
  validTo: string | null;
};

/** An approved budget line. `amountKzt` is the adjusted sum, else the planned one. */
export type PlannedLine = {
  id: string;
  code: string;
  year: number;
  agencyId: string;
  functionId: string | null;
  territoryId: string | null;
  amountKzt: string;
};

/** What the codes in the steps name, read once. */
export type Registers = {
  agencies: ReadonlyMap<string, { id: string; districtId: string | null }>;
  functions: ReadonlyMap<string, string>;
  territories: ReadonlyMap<string, string>;
  kinds: ReadonlySet<string>;
  mandates: ReadonlyMap<string, PlannedFrom>;
  lines: ReadonlyMap<string, PlannedLine>;
  /** Approved leaf lines of the year, of a body for a function and everything below it. */
  linesFor: (agencyId: string, functionId: string) => readonly PlannedLine[];
};

export type EndedPower = { step: number; mandate: PlannedFrom };
export type CreatedPower = {
  step: number;
  /** Place within the step: with the step it makes code and id the same in every plan. */
  place: number;
  agencyId: string;
  functionId: string;
  stage: Stage;
  objectKind: string;
  territoryId: string;
  siteId: string | null;
  mode: string;
  ownerKind: string | null;
  functionKind: string | null;
  amountFromKzt: string | null;
  amountToKzt: string | null;
  note: string | null;
};
export type PlannedAgreement = {
  step: number;
  kind: 'joint' | 'delegation' | 'handover';
  title: string;
  parties: { agencyId: string; side: 'party' | 'from' | 'to' }[];
  functionId: string | null;
  stages: Stage[];
  objectKind: string;
  territoryId: string | null;
  document: string | null;
};
/** Tiyn taken from a line for another body, exact. */
export type MovedMoney = { step: number; line: PlannedLine; toAgencyId: string; tiyn: bigint };

/** What a scenario does to the register. */
export type Plan = {
  ended: EndedPower[];
  created: CreatedPower[];
  agreements: PlannedAgreement[];
  money: MovedMoney[];
};

/** Stable reasons why a step cannot be done. */
export type ImpossibleCode =
  'unknown' | 'taken-away' | 'ended' | 'no-district' | 'above-line' | 'nothing-moved' | 'not-alike';

/** Why a step cannot be done; `path` within the step. */
export class ImpossibleStep extends Error {
  constructor(
    readonly step: number,
    readonly path: string,
    readonly code: ImpossibleCode,
    message: string,
  ) {
    super(message);
  }
}

export type StepOf<Action extends ScenarioStep['action']> = Extract<ScenarioStep, { action: Action }>;
