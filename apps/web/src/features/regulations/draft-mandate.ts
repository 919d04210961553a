import type { Mandate, NewMandate, Regulation, Stage, Statement, StatementDecisionRequest } from '@abat/contracts';

/** What a person chooses before confirming a statement. */
export type MandateChoice = {
  mode: 'new' | 'existing';
  function: string | null;
  stage: Stage | null;
  objectKind: string;
  territory: string;
  validFrom: string | null;
  mandate: string | null;
};

/** The mandate the body holds already for what the text seems to mean. */
export function likelyMandate(statement: Statement, mandates: readonly Mandate[]): Mandate | null {
  const [best] = statement.functions;
  const stage = statement.stage?.stage;
  return mandates.find((mandate) => mandate.function === best?.function && mandate.stage === stage) ?? null;
}

type Known = { mandates: readonly Mandate[]; territory: string; mayCreate: boolean };

const wordsOf = (statement: Statement): Pick<MandateChoice, 'function' | 'stage'> => ({
  function: statement.functions[0]?.function ?? null,
  stage: statement.stage?.stage ?? null,
});

/** The choice as proposed: the mandate that fits, else a new one with what the words of the statement say. */
export function proposedChoice(statement: Statement, { mandates, territory, mayCreate }: Known): MandateChoice {
  const existing = likelyMandate(statement, mandates)?.code ?? null;
  return {
    ...wordsOf(statement),
    mode: existing !== null || !mayCreate ? 'existing' : 'new',
    objectKind: 'any',
    territory,
    validFrom: null,
    mandate: existing,
  };
}

/** The request that confirms a statement; null while something is missing. */
export function confirmation(choice: MandateChoice, regulation: Regulation): StatementDecisionRequest | null {
  if (choice.mode === 'existing')
    return choice.mandate === null ? null : { decision: 'confirmed', mandate: choice.mandate };
  if (choice.function === null || choice.stage === null) return null;
  const newMandate: NewMandate = {
    function: choice.function,
    stage: choice.stage,
    objectKind: choice.objectKind,
    territory: choice.territory,
    validFrom: choice.validFrom,
    legalBasis: regulation.legalAct ?? regulation.title,
  };
  return { decision: 'confirmed', newMandate };
}
