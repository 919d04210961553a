import { z } from 'zod';
import { pageQueryShape } from './page.js';
import { codeSchema, dateSchema, lineSchema, textSchema, uuidSchema } from './primitives.js';
import { provenanceShape } from './territory.js';

export const AGENCY_TIERS = ['city', 'representative', 'contact-centre', 'department', 'district', 'other'] as const;
export const agencyTierSchema = z.enum(AGENCY_TIERS);

export const STAGES = [
  'planning',
  'financing',
  'design',
  'construction',
  'current-repair',
  'maintenance',
  'control',
  'coordination',
  'intake',
  'acceptance',
] as const;
export const stageSchema = z.enum(STAGES);
export type Stage = z.infer<typeof stageSchema>;

/** `any` covers every kind. The others are the kinds of sites. */
export const OBJECT_KINDS = ['any', 'courtyard', 'public-space', 'park', 'street', 'network', 'other'] as const;
export const objectKindSchema = z.enum(OBJECT_KINDS);
export type ObjectKind = z.infer<typeof objectKindSchema>;

export const MANDATE_MODES = ['exclusive', 'joint', 'delegated', 'unstated'] as const;
export const mandateModeSchema = z.enum(MANDATE_MODES);
export type MandateMode = z.infer<typeof mandateModeSchema>;

const names = {
  nameRu: lineSchema(300),
  nameKk: lineSchema(300).nullish(),
  nameEn: lineSchema(300).nullish(),
} as const;
const namesOut = { nameRu: z.string(), nameKk: z.string().nullable(), nameEn: z.string().nullable() } as const;

export const agencyDraftSchema = z.strictObject({
  code: codeSchema,
  tier: agencyTierSchema,
  parent: codeSchema.nullish(),
  ...names,
  district: codeSchema.nullish().describe('externalId or id of the district the office serves'),
});
export type AgencyDraft = z.infer<typeof agencyDraftSchema>;
export const agencyPatchSchema = agencyDraftSchema.omit({ code: true }).partial();
export type AgencyPatch = z.infer<typeof agencyPatchSchema>;
export const agencySchema = z.object({
  ...provenanceShape,
  code: z.string(),
  tier: agencyTierSchema,
  parent: z.string().nullable(),
  ...namesOut,
  district: z.string().nullable(),
  incomplete: z.boolean().describe('created by an import that only knew the code; to be completed'),
});
export type Agency = z.infer<typeof agencySchema>;
export const agencyQuerySchema = z.strictObject({
  ...pageQueryShape,
  kind: agencyTierSchema.optional(),
  territory: codeSchema.optional(),
  sort: z.enum(['name', '-name', 'code', '-code']).default('name'),
});
export type AgencyQuery = z.infer<typeof agencyQuerySchema>;

export const functionDraftSchema = z.strictObject({ code: codeSchema, parent: codeSchema.nullish(), ...names });
export type FunctionDraft = z.infer<typeof functionDraftSchema>;
export const functionPatchSchema = functionDraftSchema.omit({ code: true }).partial();
export type FunctionPatch = z.infer<typeof functionPatchSchema>;
export const functionSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  parent: z.string().nullable(),
  ...namesOut,
  depth: z.number().int(),
  incomplete: z.boolean(),
});
export type CityFunction = z.infer<typeof functionSchema>;
export const functionQuerySchema = z.strictObject({
  ...pageQueryShape,
  function: codeSchema.optional().describe('this function and everything below it'),
  sort: z.enum(['path', 'name', '-name', 'code', '-code']).default('path'),
});
export type FunctionQuery = z.infer<typeof functionQuerySchema>;

const mandateFields = {
  agency: codeSchema,
  function: codeSchema,
  stage: stageSchema,
  objectKind: objectKindSchema,
  territory: codeSchema.describe('externalId or id of a territory, or `city`'),
  mode: mandateModeSchema.default('unstated'),
  withAgency: codeSchema.nullish().describe('partner of a joint or delegated mandate'),
  validFrom: dateSchema.nullish(),
  validTo: dateSchema.nullish(),
  legalBasis: lineSchema(500).nullish(),
  note: textSchema(2000).nullish(),
} as const;

const datesInOrder = (row: { validFrom?: string | null | undefined; validTo?: string | null | undefined }) =>
  !row.validFrom || !row.validTo || row.validFrom <= row.validTo;
const datesMessage = { path: ['validTo'], message: 'validTo is before validFrom' };

export const mandateDraftSchema = z
  .strictObject({ code: codeSchema, ...mandateFields })
  .refine(datesInOrder, datesMessage);
export type MandateDraft = z.infer<typeof mandateDraftSchema>;
export const mandatePatchSchema = z
  .strictObject({ ...mandateFields, mode: mandateModeSchema })
  .partial()
  .refine(datesInOrder, datesMessage);
export type MandatePatch = z.infer<typeof mandatePatchSchema>;
export const mandateSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  agency: z.string(),
  function: z.string(),
  stage: stageSchema,
  objectKind: objectKindSchema,
  territory: z.string(),
  mode: mandateModeSchema,
  withAgency: z.string().nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  legalBasis: z.string().nullable(),
  note: z.string().nullable(),
});
export type Mandate = z.infer<typeof mandateSchema>;
export const mandateQuerySchema = z.strictObject({
  ...pageQueryShape,
  agency: codeSchema.optional(),
  function: codeSchema.optional().describe('this function and everything below it'),
  territory: codeSchema.optional(),
  kind: objectKindSchema.optional(),
  status: stageSchema.optional().describe('stage of the mandate'),
  at: dateSchema.optional(),
  sort: z.enum(['code', '-code', 'updatedAt', '-updatedAt']).default('code'),
});
export type MandateQuery = z.infer<typeof mandateQuerySchema>;

/** A preview may come without a code: the mandate need not exist yet. */
export const mandatePreviewSchema = z
  .strictObject({ id: uuidSchema.optional(), code: codeSchema.optional(), ...mandateFields })
  .refine(datesInOrder, datesMessage);
export type MandatePreview = z.infer<typeof mandatePreviewSchema>;
