import { z } from 'zod';
import { findingSchema, RULE_CODES } from './findings.js';
import { mandateModeSchema, stageSchema } from './mandates.js';
import { pageQueryShape } from './page.js';
import { agreementKindSchema, partySideSchema } from './powers.js';
import {
  codeSchema,
  dateSchema,
  lineSchema,
  moneySchema,
  textSchema,
  timestampSchema,
  uuidSchema,
} from './primitives.js';
import { provenanceShape } from './territory.js';

/** `own district` = the district each office serves. */
export const OWN_DISTRICT = 'own district';
const placeSchema = z.union([z.literal(OWN_DISTRICT), codeSchema]);
const agencies = z.array(codeSchema).min(1).max(100);
const share = z.number().gt(0).max(1);

export const grantStepSchema = z.strictObject({
  action: z.literal('grant'),
  agencies,
  function: codeSchema,
  stage: stageSchema,
  objectKind: codeSchema.default('any'),
  territory: placeSchema.default('city'),
  mode: mandateModeSchema.default('exclusive'),
  note: textSchema(1000).nullish(),
});
export const withdrawStepSchema = z.strictObject({ action: z.literal('withdraw'), mandate: codeSchema });
export const transferStepSchema = z.strictObject({
  action: z.literal('transfer'),
  mandate: codeSchema,
  agencies,
  territory: placeSchema.nullish().describe('none = the territory of the power'),
  moneyShare: share.nullish().describe('part of the money of the old holder for it that goes along, 0..1'),
});
export const splitStepSchema = z.strictObject({
  action: z.literal('split'),
  mandate: codeSchema,
  parts: z
    .array(z.strictObject({ agency: codeSchema, territory: placeSchema.nullish(), stage: stageSchema.nullish() }))
    .min(2)
    .max(100),
});
export const mergeStepSchema = z.strictObject({
  action: z.literal('merge'),
  mandates: z.array(codeSchema).min(2).max(100),
  agency: codeSchema,
  territory: placeSchema.default('city'),
});
export const moveMoneyStepSchema = z
  .strictObject({
    action: z.literal('moveMoney'),
    line: codeSchema,
    agency: codeSchema.describe('who gets it'),
    amountKzt: moneySchema.nullish(),
    share: share.nullish(),
  })
  .refine((step) => (typeof step.amountKzt === 'string') !== (typeof step.share === 'number'), {
    message: 'give exactly one of: amountKzt, share',
  });
export const addAgreementStepSchema = z.strictObject({
  action: z.literal('addAgreement'),
  kind: agreementKindSchema,
  title: lineSchema(500),
  parties: z
    .array(z.strictObject({ agency: codeSchema, side: partySideSchema.default('party') }))
    .min(2)
    .max(50),
  function: codeSchema.nullish(),
  stages: z.array(stageSchema).max(20).default([]),
  objectKind: codeSchema.default('any'),
  territory: codeSchema.nullish(),
  document: lineSchema(500).nullish(),
});

const SPELLINGS: Record<string, string> = { move_money: 'moveMoney', add_agreement: 'addAgreement' };
const camel = (name: string): string => name.replace(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());

// Files write steps in snake_case and one body as `agency`; the API writes camelCase.
function canonical(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const step = Object.fromEntries(Object.entries(raw).map(([name, value]) => [camel(name), value as unknown]));
  const action = typeof step.action === 'string' ? (SPELLINGS[step.action] ?? step.action) : step.action;
  const many = action === 'grant' || action === 'transfer';
  if (!many || !('agency' in step) || 'agencies' in step) return { ...step, action };
  const { agency, ...rest } = step;
  return { ...rest, action, agencies: [agency] };
}

/** One change of the register that a scenario tries. */
export const scenarioStepSchema = z.preprocess(
  canonical,
  z.discriminatedUnion('action', [
    grantStepSchema,
    withdrawStepSchema,
    transferStepSchema,
    splitStepSchema,
    mergeStepSchema,
    moveMoneyStepSchema,
    addAgreementStepSchema,
  ]),
);
export type ScenarioStep = z.infer<typeof scenarioStepSchema>;
export const SCENARIO_ACTIONS = [
  'grant',
  'withdraw',
  'transfer',
  'split',
  'merge',
  'moveMoney',
  'addAgreement',
] as const;

export const SCENARIO_STATUSES = ['draft', 'adopted', 'archived'] as const;
export const scenarioStatusSchema = z.enum(SCENARIO_STATUSES);

const fields = {
  nameRu: lineSchema(300),
  nameKk: lineSchema(300).nullish(),
  nameEn: lineSchema(300).nullish(),
  description: textSchema(4000).nullish(),
  effectiveOn: dateSchema.nullish().describe('the first day of the new order; none = today'),
  steps: z.array(scenarioStepSchema).max(200),
} as const;

export const scenarioDraftSchema = z.strictObject({ code: codeSchema, ...fields, steps: fields.steps.default([]) });
export type ScenarioDraft = z.infer<typeof scenarioDraftSchema>;
export const scenarioPatchSchema = z.strictObject({ ...fields, status: z.enum(['draft', 'archived']) }).partial();
export type ScenarioPatch = z.infer<typeof scenarioPatchSchema>;
export const scenarioSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  nameRu: z.string(),
  nameKk: z.string().nullable(),
  nameEn: z.string().nullable(),
  description: z.string().nullable(),
  effectiveOn: dateSchema.nullable(),
  status: scenarioStatusSchema,
  steps: z.array(scenarioStepSchema),
  author: z.string().nullable(),
  adoptedAt: timestampSchema.nullable(),
  adoptedBy: z.string().nullable(),
});
export type Scenario = z.infer<typeof scenarioSchema>;
export const scenarioQuerySchema = z.strictObject({
  ...pageQueryShape,
  status: scenarioStatusSchema.optional(),
  sort: z.enum(['createdAt', '-createdAt', 'code', '-code']).default('createdAt'),
});
export type ScenarioQuery = z.infer<typeof scenarioQuerySchema>;

/** A finding of a comparison: as the API's finding; those that are not stored have no id and number. */
export const comparedFindingSchema = findingSchema
  .pick({
    rule: true,
    severity: true,
    score: true,
    measures: true,
    explanation: true,
    title: true,
    geometry: true,
    territory: true,
    period: true,
    demo: true,
  })
  .extend({
    id: uuidSchema.nullable(),
    number: z.number().int().nullable(),
    parties: z.array(
      z.object({
        agency: z.string(),
        nameRu: z.string(),
        nameKk: z.string().nullable(),
        nameEn: z.string().nullable(),
      }),
    ),
    subjects: z.array(findingSchema.shape.subjects.element.extend({ id: uuidSchema.nullable() })),
  });
export type ComparedFinding = z.infer<typeof comparedFindingSchema>;

const names = { nameRu: z.string(), nameKk: z.string().nullable(), nameEn: z.string().nullable() } as const;
const chainSchema = z.object({
  average: z
    .number()
    .nullable()
    .describe('bodies on the path from need to finished work, mean over function and district'),
  max: z.number().int().nullable().describe('the most of them; null where no function is moved'),
});

/** What one side of a comparison amounts to, over the branches of functions that the scenario touches. */
export const comparisonMeasuresSchema = z.object({
  findings: z.partialRecord(z.enum(RULE_CODES), z.number().int()),
  total: z.number().int(),
  overlapKm2: z.number().describe('sum of the areas of mandate.duplicate'),
  gaps: z.number().int(),
  gapKm2: z.number(),
  chain: chainSchema,
  agencies: z.array(
    z.object({
      agency: z.string(),
      ...names,
      mandates: z.number().int(),
      works: z.number().int().describe('current and planned works'),
      moneyKzt: moneySchema.describe('approved lines of the year'),
      requests: z.number().int().nullable().describe('null = no register of requests'),
      staff: z.number().int().nullable(),
      worksPerEmployee: z.number().nullable(),
    }),
  ),
});
export type ComparisonMeasures = z.infer<typeof comparisonMeasuresSchema>;

/** A power that begins or ends with the scenario. */
export const powerChangeSchema = z.object({
  change: z.enum(['ended', 'created']),
  step: z.number().int(),
  code: z.string(),
  agency: z.string(),
  function: z.string(),
  stage: stageSchema,
  objectKind: z.string(),
  territory: z.string(),
  territoryId: uuidSchema,
});
export type PowerChange = z.infer<typeof powerChangeSchema>;

export const comparisonSchema = z.object({
  scenario: scenarioSchema,
  effectiveOn: dateSchema,
  asOf: timestampSchema,
  year: z.number().int().describe('the year whose money is looked at'),
  closed: z.array(comparedFindingSchema),
  opened: z.array(comparedFindingSchema),
  remaining: z.array(comparedFindingSchema),
  totals: z.object({ closed: z.number().int(), opened: z.number().int(), remaining: z.number().int() }),
  measures: z.object({ before: comparisonMeasuresSchema, after: comparisonMeasuresSchema }),
  chains: z
    .array(
      z.object({
        function: z.string(),
        territory: z.string(),
        before: z.number().int(),
        after: z.number().int(),
      }),
    )
    .describe('where the number of bodies on the path changes'),
  changes: z.array(powerChangeSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const compareQuerySchema = z.strictObject({
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(uuidSchema).min(1).max(4)),
});
export type CompareQuery = z.infer<typeof compareQuerySchema>;
export const scenarioSummarySchema = comparisonSchema.pick({
  scenario: true,
  effectiveOn: true,
  totals: true,
  measures: true,
});
export type ScenarioSummary = z.infer<typeof scenarioSummarySchema>;
export const scenarioSummariesSchema = z.object({ items: z.array(scenarioSummarySchema) });
export type ScenarioSummaries = z.infer<typeof scenarioSummariesSchema>;

export const scenarioExportQuerySchema = z.strictObject({
  format: z.enum(['xlsx']).default('xlsx'),
  lang: z.enum(['kk', 'ru', 'en']).default('ru').describe('language of the workbook'),
});
export type ScenarioExportQuery = z.infer<typeof scenarioExportQuerySchema>;

export const adoptRequestSchema = z.strictObject({
  legalAct: codeSchema.describe('the act that the new powers rest on'),
  document: lineSchema(500).nullish(),
  effectiveOn: dateSchema.nullish(),
});
export type AdoptRequest = z.infer<typeof adoptRequestSchema>;
