import { z } from 'zod';
import { datesInOrder, datesMessage, stageSchema } from './mandates.js';
import { atMomentShape, dayAtMomentShape, pageQueryShape, PAGING } from './page.js';
import { codeSchema, dateSchema, lineSchema, textSchema, timestampSchema, uuidSchema } from './primitives.js';
import { provenanceShape } from './territory.js';

export const AGREEMENT_KINDS = ['joint', 'delegation', 'handover'] as const;
export const agreementKindSchema = z.enum(AGREEMENT_KINDS);
export type AgreementKind = z.infer<typeof agreementKindSchema>;

/** `from` gives, `to` takes; a `party` does both or neither. */
export const PARTY_SIDES = ['party', 'from', 'to'] as const;
export const partySideSchema = z.enum(PARTY_SIDES);
export type PartySide = z.infer<typeof partySideSchema>;

export const agreementPartySchema = z.strictObject({ agency: codeSchema, side: partySideSchema.default('party') });
export type AgreementParty = z.infer<typeof agreementPartySchema>;

const oneGives = (sides: readonly PartySide[]): boolean =>
  sides.filter((side) => side === 'from').length === 1 &&
  sides.filter((side) => side === 'to').length === sides.length - 1;

/** What is wrong with the parties of an agreement of this kind; null when they fit. */
export function partiesFault(kind: AgreementKind, parties: readonly AgreementParty[]): string | null {
  if (new Set(parties.map((party) => party.agency)).size < parties.length) return 'a body is named twice';
  if (kind === 'delegation' && !oneGives(parties.map((party) => party.side)))
    return 'a delegation has exactly one body that gives and others that take';
  return null;
}

const agreementFields = {
  kind: agreementKindSchema,
  title: lineSchema(500),
  parties: z.array(agreementPartySchema).min(2).max(50),
  document: lineSchema(500).nullish().describe('what it is written in: number and name'),
  documentDate: dateSchema.nullish(),
  legalAct: codeSchema.nullish().describe('code or id of the act it rests on'),
  function: codeSchema.nullish().describe('covers this function and everything below it; none = all'),
  stages: z.array(stageSchema).max(20).describe('none = all'),
  objectKind: codeSchema,
  territory: codeSchema.nullish().describe('none = the whole city'),
  site: codeSchema.nullish(),
  validFrom: dateSchema.nullish(),
  validTo: dateSchema.nullish(),
  note: textSchema(2000).nullish(),
} as const;

export const agreementDraftSchema = z
  .strictObject({
    code: codeSchema,
    ...agreementFields,
    stages: agreementFields.stages.default([]),
    objectKind: agreementFields.objectKind.default('any'),
  })
  .refine(datesInOrder, datesMessage)
  .superRefine((row, context) => {
    const message = partiesFault(row.kind, row.parties);
    if (message) context.addIssue({ code: 'custom', path: ['parties'], message });
  });
export type AgreementDraft = z.infer<typeof agreementDraftSchema>;
export const agreementPatchSchema = z.strictObject(agreementFields).partial().refine(datesInOrder, datesMessage);
export type AgreementPatch = z.infer<typeof agreementPatchSchema>;
export const agreementSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  kind: agreementKindSchema,
  title: z.string(),
  parties: z.array(z.object({ agency: z.string(), side: partySideSchema })),
  document: z.string().nullable(),
  documentDate: dateSchema.nullable(),
  legalAct: z.string().nullable(),
  function: z.string().nullable(),
  stages: z.array(stageSchema),
  objectKind: z.string(),
  territory: z.string().nullable(),
  site: z.string().nullable(),
  siteId: uuidSchema.nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  note: z.string().nullable(),
});
export type Agreement = z.infer<typeof agreementSchema>;
export const agreementQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...dayAtMomentShape,
  kind: agreementKindSchema.optional(),
  agency: codeSchema.optional().describe('a party'),
  function: codeSchema.optional().describe('this function and everything below it'),
  territory: codeSchema.optional(),
  sort: z.enum(['code', '-code', 'updatedAt', '-updatedAt']).default('code'),
});
export type AgreementQuery = z.infer<typeof agreementQuerySchema>;
export const agreementChoicesQuerySchema = agreementQuerySchema
  .omit(PAGING)
  .extend({ by: z.enum(['kind', 'agency', 'function', 'territory']) });

export const LEGAL_ACT_STATUSES = ['in-force', 'amended', 'repealed', 'draft'] as const;
export const legalActStatusSchema = z.enum(LEGAL_ACT_STATUSES);
export type LegalActStatus = z.infer<typeof legalActStatusSchema>;

const legalActFields = {
  titleRu: lineSchema(500),
  titleKk: lineSchema(500).nullish(),
  titleEn: lineSchema(500).nullish(),
  status: legalActStatusSchema,
  adoptedOn: dateSchema.nullish(),
  validFrom: dateSchema.nullish(),
  validTo: dateSchema.nullish().describe('last day in force, included'),
  amendedOn: dateSchema.nullish().describe('day of the latest amendment'),
  nextReviewOn: dateSchema.nullish(),
  replacedBy: codeSchema.nullish().describe('code or id of the act that took its place'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullish(),
  note: textSchema(4000).nullish(),
} as const;
export const legalActDraftSchema = z
  .strictObject({ code: codeSchema, ...legalActFields, status: legalActStatusSchema.default('in-force') })
  .refine(datesInOrder, datesMessage);
export type LegalActDraft = z.infer<typeof legalActDraftSchema>;
export const legalActPatchSchema = z.strictObject(legalActFields).partial().refine(datesInOrder, datesMessage);
export type LegalActPatch = z.infer<typeof legalActPatchSchema>;
export const legalActSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  titleRu: z.string(),
  titleKk: z.string().nullable(),
  titleEn: z.string().nullable(),
  status: legalActStatusSchema,
  adoptedOn: dateSchema.nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  amendedOn: dateSchema.nullable(),
  nextReviewOn: dateSchema.nullable(),
  replacedBy: z.string().nullable(),
  url: z.string().nullable(),
  note: z.string().nullable(),
  mandateCount: z.number().int().describe('mandates that rest on it, of every set and day'),
});
export type LegalAct = z.infer<typeof legalActSchema>;
export const legalActQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...dayAtMomentShape,
  status: legalActStatusSchema.optional(),
  reviewBy: dateSchema.optional().describe('acts whose next review is due on this day or before'),
  sort: z.enum(['code', '-code', 'title', '-title', 'nextReviewOn', '-nextReviewOn']).default('title'),
});
export type LegalActQuery = z.infer<typeof legalActQuerySchema>;
export const legalActChoicesQuerySchema = legalActQuerySchema.omit(PAGING).extend({ by: z.enum(['status']) });

export const LEGAL_GAP_STATUSES = ['open', 'in-work', 'closed'] as const;
export const legalGapStatusSchema = z.enum(LEGAL_GAP_STATUSES);
export type LegalGapStatus = z.infer<typeof legalGapStatusSchema>;

const legalGapFields = {
  title: lineSchema(500),
  description: textSchema(4000).nullish(),
  legalAct: codeSchema.nullish(),
  article: lineSchema(200).nullish(),
  function: codeSchema.nullish(),
  status: legalGapStatusSchema,
  notedOn: dateSchema,
  proposal: textSchema(4000).nullish(),
} as const;
export const legalGapDraftSchema = z.strictObject({
  code: codeSchema,
  ...legalGapFields,
  status: legalGapStatusSchema.default('open'),
  notedOn: dateSchema.optional().describe('default: today'),
});
export type LegalGapDraft = z.infer<typeof legalGapDraftSchema>;
export const legalGapPatchSchema = z.strictObject(legalGapFields).partial();
export type LegalGapPatch = z.infer<typeof legalGapPatchSchema>;
export const legalGapSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  legalAct: z.string().nullable(),
  article: z.string().nullable(),
  function: z.string().nullable(),
  status: legalGapStatusSchema,
  notedOn: dateSchema,
  proposal: z.string().nullable(),
});
export type LegalGap = z.infer<typeof legalGapSchema>;
export const legalGapQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...atMomentShape,
  status: legalGapStatusSchema.optional(),
  legalAct: codeSchema.optional(),
  function: codeSchema.optional().describe('this function and everything below it'),
  sort: z.enum(['notedOn', '-notedOn', 'code', '-code']).default('-notedOn'),
});
export type LegalGapQuery = z.infer<typeof legalGapQuerySchema>;
export const legalGapChoicesQuerySchema = legalGapQuerySchema
  .omit(PAGING)
  .extend({ by: z.enum(['status', 'function', 'legalAct']) });

/** `territory`: somebody holds the power everywhere; `site`: every site of the kind has a balance holder. */
export const REQUIREMENT_LEVELS = ['territory', 'site'] as const;
export const requirementLevelSchema = z.enum(REQUIREMENT_LEVELS);
export type RequirementLevel = z.infer<typeof requirementLevelSchema>;

const requirementFields = {
  level: requirementLevelSchema,
  function: codeSchema.nullish(),
  stage: stageSchema.nullish(),
  objectKind: codeSchema,
  territory: codeSchema.nullish().describe('none = the whole city'),
  validFrom: dateSchema.nullish(),
  validTo: dateSchema.nullish(),
  note: textSchema(2000).nullish(),
} as const;

type Required = { level: RequirementLevel; function?: string | null | undefined; stage?: string | null | undefined };
/** A requirement for a territory says which function and stage must be held there. */
export const requirementComplete = (row: Required): boolean =>
  row.level === 'site' || Boolean(row.function && row.stage);

export const requirementDraftSchema = z
  .strictObject({
    code: codeSchema,
    ...requirementFields,
    level: requirementLevelSchema.default('territory'),
    objectKind: codeSchema.default('any'),
  })
  .refine(datesInOrder, datesMessage)
  .refine(requirementComplete, {
    path: ['function'],
    message: 'a requirement for a territory has a function and a stage',
  });
export type RequirementDraft = z.infer<typeof requirementDraftSchema>;
export const requirementPatchSchema = z.strictObject(requirementFields).partial().refine(datesInOrder, datesMessage);
export type RequirementPatch = z.infer<typeof requirementPatchSchema>;
export const requirementSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  level: requirementLevelSchema,
  function: z.string().nullable(),
  stage: stageSchema.nullable(),
  objectKind: z.string(),
  territory: z.string().nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  note: z.string().nullable(),
});
export type Requirement = z.infer<typeof requirementSchema>;
export const requirementQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...dayAtMomentShape,
  level: requirementLevelSchema.optional(),
  function: codeSchema.optional().describe('this function and everything below it'),
  territory: codeSchema.optional(),
  kind: codeSchema.optional().describe('this object kind and everything below it'),
  sort: z.enum(['code', '-code']).default('code'),
});
export type RequirementQuery = z.infer<typeof requirementQuerySchema>;
export const requirementChoicesQuerySchema = requirementQuerySchema
  .omit(PAGING)
  .extend({ by: z.enum(['level', 'function', 'kind', 'territory']) });

/** A body answered "not ours" to a request. */
const refusalFields = {
  requestExternalId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  agency: codeSchema,
  function: codeSchema,
  territory: codeSchema,
  refusedAt: timestampSchema,
  note: textSchema(2000).nullish(),
} as const;
export const refusalBatchSchema = z.strictObject({
  source: codeSchema.describe('the system that routes the requests'),
  items: z.array(z.strictObject(refusalFields)).min(1).max(1000),
});
export type RefusalBatch = z.infer<typeof refusalBatchSchema>;
/** Telling the same again changes nothing: it is counted as known. */
export const refusalReceiptSchema = z.object({ created: z.number().int(), known: z.number().int() });
export type RefusalReceipt = z.infer<typeof refusalReceiptSchema>;
export const refusalSchema = z.object({
  id: uuidSchema,
  source: z.string(),
  requestExternalId: z.string(),
  agency: z.string(),
  function: z.string(),
  territory: z.string(),
  refusedAt: timestampSchema,
  note: z.string().nullable(),
  createdAt: timestampSchema,
});
export type Refusal = z.infer<typeof refusalSchema>;
export const refusalQuerySchema = z.strictObject({
  ...pageQueryShape,
  agency: codeSchema.optional(),
  function: codeSchema.optional().describe('this function and everything below it'),
  territory: codeSchema.optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  sort: z.enum(['refusedAt', '-refusedAt']).default('-refusedAt'),
});
export type RefusalQuery = z.infer<typeof refusalQuerySchema>;
