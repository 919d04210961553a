import { OWN_DISTRICT, type ScenarioStep } from '@abat/contracts';

/** One labelled part of a step; `kind` says whose names turn the codes into words. */
export type StepFact = {
  label:
    | 'power'
    | 'powers'
    | 'to'
    | 'function'
    | 'stage'
    | 'objects'
    | 'territory'
    | 'mode'
    | 'note'
    | 'moneyAlong'
    | 'line'
    | 'amount'
    | 'share'
    | 'parties'
    | 'title'
    | 'document';
  kind:
    | 'mandate'
    | 'agency'
    | 'function'
    | 'stage'
    | 'objects'
    | 'territory'
    | 'mode'
    | 'share'
    | 'money'
    | 'line'
    | 'text';
  values: readonly string[];
};

const fact = (
  label: StepFact['label'],
  kind: StepFact['kind'],
  ...values: (string | null | undefined)[]
): StepFact => ({
  label,
  kind,
  values: values.filter((value): value is string => !!value),
});

function partFacts(step: Extract<ScenarioStep, { action: 'split' }>): StepFact[] {
  return [
    fact('power', 'mandate', step.mandate),
    fact('to', 'agency', ...step.parts.map((part) => part.agency)),
    fact('territory', 'territory', ...new Set(step.parts.map((part) => part.territory ?? ''))),
    fact('stage', 'stage', ...new Set(step.parts.map((part) => part.stage ?? ''))),
  ];
}

function factsOf(step: ScenarioStep): StepFact[] {
  switch (step.action) {
    case 'grant':
      return [
        fact('to', 'agency', ...step.agencies),
        fact('function', 'function', step.function),
        fact('stage', 'stage', step.stage),
        fact('objects', 'objects', step.objectKind),
        fact('territory', 'territory', step.territory),
        fact('mode', 'mode', step.mode),
        fact('note', 'text', step.note),
      ];
    case 'withdraw':
      return [fact('power', 'mandate', step.mandate)];
    case 'transfer':
      return [
        fact('power', 'mandate', step.mandate),
        fact('to', 'agency', ...step.agencies),
        fact('territory', 'territory', step.territory),
        fact('moneyAlong', 'share', step.moneyShare ? String(step.moneyShare) : null),
      ];
    case 'split':
      return partFacts(step);
    case 'merge':
      return [
        fact('powers', 'mandate', ...step.mandates),
        fact('to', 'agency', step.agency),
        fact('territory', 'territory', step.territory),
      ];
    case 'moveMoney':
      return [
        fact('line', 'line', step.line),
        fact('to', 'agency', step.agency),
        fact('amount', 'money', step.amountKzt),
        fact('share', 'share', step.share ? String(step.share) : null),
      ];
    case 'addAgreement':
      return [
        fact('title', 'text', step.title),
        fact('parties', 'agency', ...step.parties.map((party) => party.agency)),
        fact('function', 'function', step.function),
        fact('stage', 'stage', ...step.stages),
        fact('objects', 'objects', step.objectKind),
        fact('territory', 'territory', step.territory),
        fact('document', 'text', step.document),
      ];
  }
}

/** What a step says, part by part; parts without a value are left out. */
export const stepFacts = (step: ScenarioStep): StepFact[] => factsOf(step).filter(({ values }) => values.length > 0);

/** Powers that a step names, by code. */
export const mandatesOf = (step: ScenarioStep): string[] =>
  stepFacts(step).flatMap(({ kind, values }) => (kind === 'mandate' ? [...values] : []));

export const isOwnDistrict = (territory: string): boolean => territory === OWN_DISTRICT;
