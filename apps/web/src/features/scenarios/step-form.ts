import type { ScenarioStep } from '@abat/contracts';
import { plainMoney } from '../edit/draft.js';

export type StepAction = ScenarioStep['action'];
export type PartForm = { agency: string; territory: string; stage: string };
/** What the form of a step holds. Empty texts are "not stated". One form serves every action. */
export type StepForm = {
  action: StepAction;
  agencies: readonly string[];
  agency: string;
  function: string;
  stage: string;
  stages: readonly string[];
  objectKind: string;
  territory: string;
  mode: string;
  note: string;
  mandate: string;
  mandates: readonly string[];
  line: string;
  amountKzt: string;
  /** Per cent, 0..100. */
  percent: string;
  parts: readonly PartForm[];
  kind: string;
  title: string;
  document: string;
};
export type StepField = keyof StepForm;

/** Fields of each action, in the order of the form. */
export const FIELDS: Record<StepAction, readonly StepField[]> = {
  grant: ['agencies', 'function', 'stage', 'objectKind', 'territory', 'mode', 'note'],
  withdraw: ['mandate'],
  transfer: ['mandate', 'agencies', 'territory', 'percent'],
  split: ['mandate', 'parts'],
  merge: ['mandates', 'agency', 'territory'],
  moveMoney: ['line', 'agency', 'percent', 'amountKzt'],
  addAgreement: ['kind', 'title', 'agencies', 'function', 'stages', 'objectKind', 'territory', 'document'],
};

const REQUIRED: Record<StepAction, readonly StepField[]> = {
  grant: ['agencies', 'function', 'stage', 'objectKind', 'territory', 'mode'],
  withdraw: ['mandate'],
  transfer: ['mandate', 'agencies'],
  split: ['mandate', 'parts'],
  merge: ['mandates', 'agency', 'territory'],
  moveMoney: ['line', 'agency'],
  addAgreement: ['kind', 'title', 'agencies', 'objectKind'],
};

export const isNeeded = (form: StepForm, field: StepField): boolean => REQUIRED[form.action].includes(field);

export const NEW_PART: PartForm = { agency: '', territory: '', stage: '' };

const EMPTY: StepForm = {
  action: 'grant',
  ...{ agencies: [], agency: '', function: '', stage: '', stages: [], objectKind: 'any', territory: '' },
  ...{ mode: 'exclusive', note: '', mandate: '', mandates: [], line: '', amountKzt: '', percent: '' },
  ...{ parts: [NEW_PART, NEW_PART], kind: 'joint', title: '', document: '' },
};

const asPercent = (share: number | null | undefined): string =>
  share ? String(Math.round(share * 1_000_000) / 10_000) : '';

const written = (value: string | null | undefined): string => value ?? '';

const giverFirst = (a: { side: string }, b: { side: string }): number =>
  Number(b.side === 'from') - Number(a.side === 'from');

function filled(step: ScenarioStep): Partial<StepForm> {
  switch (step.action) {
    case 'grant':
      return { ...step, note: written(step.note) };
    case 'withdraw':
      return step;
    case 'transfer':
      return { ...step, territory: written(step.territory), percent: asPercent(step.moneyShare) };
    case 'split':
      return {
        ...step,
        parts: step.parts.map(({ agency, territory, stage }) => ({
          agency,
          territory: written(territory),
          stage: written(stage),
        })),
      };
    case 'merge':
      return step;
    case 'moveMoney':
      return { ...step, amountKzt: written(step.amountKzt), percent: asPercent(step.share) };
    case 'addAgreement':
      return {
        ...{
          action: step.action,
          kind: step.kind,
          title: step.title,
          stages: step.stages,
          objectKind: step.objectKind,
        },
        ...{ function: written(step.function), territory: written(step.territory), document: written(step.document) },
        agencies: step.parties.toSorted(giverFirst).map((party) => party.agency),
      };
  }
}

/** The form of a stored step, or of a new one. */
export const formOf = (step: ScenarioStep | null): StepForm => (step ? { ...EMPTY, ...filled(step) } : EMPTY);

const orNull = (value: string): string | null => value.trim() || null;
const shareOf = (percent: string): number | null => {
  const value = Number(percent.replace(',', '.'));
  return percent.trim() && Number.isFinite(value) ? value / 100 : null;
};

// The first body of a delegation or handover gives, the others take: the form says so beside the field.
const sideOf = (kind: string, place: number): 'party' | 'from' | 'to' =>
  kind === 'joint' ? 'party' : place === 0 ? 'from' : 'to';

/** The step as the server wants it, in its own spelling; the server judges it. */
export function toStep(form: StepForm): unknown {
  const { action, agencies, agency, mandate, territory, objectKind } = form;
  switch (action) {
    case 'grant':
      return {
        ...{ action, agencies, objectKind, territory, stage: form.stage, mode: form.mode },
        ...{ function: form.function, note: orNull(form.note) },
      };
    case 'withdraw':
      return { action, mandate };
    case 'transfer':
      return { action, mandate, agencies, territory: orNull(territory), moneyShare: shareOf(form.percent) };
    case 'split':
      return {
        ...{ action, mandate },
        parts: form.parts.map((part) => ({
          agency: part.agency,
          territory: orNull(part.territory),
          stage: orNull(part.stage),
        })),
      };
    case 'merge':
      return { action, mandates: form.mandates, agency, territory };
    case 'moveMoney':
      return {
        ...{ action, line: form.line, agency },
        amountKzt: orNull(plainMoney(form.amountKzt)),
        share: shareOf(form.percent),
      };
    case 'addAgreement':
      return {
        ...{ action, kind: form.kind, title: form.title.trim(), stages: form.stages, objectKind },
        ...{ function: orNull(form.function), territory: orNull(territory), document: orNull(form.document) },
        parties: agencies.map((code, place) => ({ agency: code, side: sideOf(form.kind, place) })),
      };
  }
}

export type StepFault = { field: StepField; code: 'required' | 'parties' | 'percent' | 'money' | 'either' | 'parts' };

const isEmpty = (value: StepForm[StepField]): boolean =>
  typeof value === 'string' ? value.trim() === '' : value.length === 0;

type Check = StepFault & { of: readonly StepAction[]; isBroken: (form: StepForm) => boolean };

const isShare = (percent: string): boolean => {
  const share = shareOf(percent);
  return share !== null && share > 0 && share <= 1;
};
const isMoney = (text: string): boolean => /^\d{1,16}(\.\d{1,2})?$/.test(plainMoney(text));

const CHECKS: readonly Check[] = [
  {
    of: ['transfer', 'moveMoney'],
    field: 'percent',
    code: 'percent',
    isBroken: ({ percent }) => !isEmpty(percent) && !isShare(percent),
  },
  {
    of: ['moveMoney'],
    field: 'amountKzt',
    code: 'either',
    isBroken: ({ percent, amountKzt }) => isEmpty(percent) === isEmpty(amountKzt),
  },
  {
    of: ['moveMoney'],
    field: 'amountKzt',
    code: 'money',
    isBroken: ({ amountKzt }) => !isEmpty(amountKzt) && !isMoney(amountKzt),
  },
  {
    of: ['split'],
    field: 'parts',
    code: 'parts',
    isBroken: ({ parts }) => parts.length < 2 || parts.some((part) => !part.agency),
  },
  { of: ['addAgreement'], field: 'agencies', code: 'parties', isBroken: ({ agencies }) => agencies.length === 1 },
  { of: ['merge'], field: 'mandates', code: 'parties', isBroken: ({ mandates }) => mandates.length === 1 },
];

/** What keeps the step from being saved, before the server is asked. */
export function faultsOf(form: StepForm): StepFault[] {
  const missing = REQUIRED[form.action]
    .filter((field) => isEmpty(form[field]))
    .map((field): StepFault => ({ field, code: 'required' }));
  const broken = CHECKS.filter(({ of, isBroken }) => of.includes(form.action) && isBroken(form));
  return [...missing, ...broken.map(({ field, code }): StepFault => ({ field, code }))];
}

/** The list with one step moved by a place; unchanged at the ends. */
export function moved<Item>(items: readonly Item[], from: number, by: 1 | -1): Item[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item === undefined) return next;
  next.splice(Math.max(0, from + by), 0, item);
  return next;
}
