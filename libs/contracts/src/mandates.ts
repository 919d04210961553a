import { z } from 'zod';
import { atMomentShape, dayAtMomentShape, pageQueryShape, PAGING } from './page.js';
import { codeSchema, dateSchema, lineSchema, moneySchema, textSchema, uuidSchema } from './primitives.js';
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

/** Kinds that every city has: `any` covers every kind, the others are the kinds of sites. Cities add their own. */
export type ObjectKind = 'any' | 'courtyard' | 'public-space' | 'park' | 'street' | 'network' | 'other';

export const MANDATE_MODES = ['exclusive', 'joint', 'delegated', 'unstated'] as const;
export const mandateModeSchema = z.enum(MANDATE_MODES);
export type MandateMode = z.infer<typeof mandateModeSchema>;

/** Whose property the power is about. */
export const OWNER_KINDS = ['republican', 'communal', 'private', 'common-property'] as const;
export const ownerKindSchema = z.enum(OWNER_KINDS);

/** What the holder does by the law: makes rules, carries them out, or watches over others. */
export const FUNCTION_KINDS = ['regulatory', 'implementing', 'control'] as const;
export const functionKindSchema = z.enum(FUNCTION_KINDS);

const names = {
  nameRu: lineSchema(300),
  nameKk: lineSchema(300).nullish(),
  nameEn: lineSchema(300).nullish(),
} as const;
const namesOut = { nameRu: z.string(), nameKk: z.string().nullable(), nameEn: z.string().nullable() } as const;

type Dated = { validFrom?: string | null | undefined; validTo?: string | null | undefined };
export const datesInOrder = (row: Dated): boolean => !row.validFrom || !row.validTo || row.validFrom <= row.validTo;
export const datesMessage = { path: ['validTo'], message: 'validTo is before validFrom' };

export const agencyDraftSchema = z.strictObject({
  code: codeSchema,
  tier: agencyTierSchema,
  parent: codeSchema.nullish(),
  ...names,
  district: codeSchema.nullish().describe('externalId or id of the district the office serves'),
  staff: z.number().int().min(0).max(1_000_000).nullish().describe('people who work there'),
  validFrom: dateSchema.nullish(),
  validTo: dateSchema.nullish().describe('last day of a body that was dissolved, included'),
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
  staff: z.number().int().nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  incomplete: z.boolean().describe('created by an import that only knew the code; to be completed'),
});
export type Agency = z.infer<typeof agencySchema>;
export const agencyQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...atMomentShape,
  kind: agencyTierSchema.optional(),
  territory: codeSchema.optional(),
  sort: z.enum(['name', '-name', 'code', '-code']).default('name'),
});
export type AgencyQuery = z.infer<typeof agencyQuerySchema>;

export const functionDraftSchema = z.strictObject({
  code: codeSchema,
  parent: codeSchema.nullish(),
  ...names,
  workType: codeSchema.nullish().describe('type of its works; none = that of the function above'),
});
export type FunctionDraft = z.infer<typeof functionDraftSchema>;
export const functionPatchSchema = functionDraftSchema.omit({ code: true }).partial();
export type FunctionPatch = z.infer<typeof functionPatchSchema>;
export const functionSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  parent: z.string().nullable(),
  ...namesOut,
  workType: z.string().nullable().describe('own type of works'),
  depth: z.number().int(),
  incomplete: z.boolean(),
});
export type CityFunction = z.infer<typeof functionSchema>;
export const functionQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...atMomentShape,
  function: codeSchema.optional().describe('this function and everything below it'),
  sort: z.enum(['path', 'name', '-name', 'code', '-code']).default('path'),
});
export type FunctionQuery = z.infer<typeof functionQuerySchema>;

export const objectKindDraftSchema = z.strictObject({
  code: codeSchema,
  parent: codeSchema.default('any').describe('kind it stands below'),
  ...names,
});
export type ObjectKindDraft = z.infer<typeof objectKindDraftSchema>;
export const objectKindPatchSchema = z.strictObject({ parent: codeSchema, ...names }).partial();
export type ObjectKindPatch = z.infer<typeof objectKindPatchSchema>;
export const objectKindSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  parent: z.string().nullable(),
  ...namesOut,
  depth: z.number().int(),
});
export type ObjectKindRow = z.infer<typeof objectKindSchema>;
export const objectKindQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...atMomentShape,
  kind: codeSchema.optional().describe('this kind and everything below it'),
  sort: z.enum(['path', 'name', '-name', 'code', '-code']).default('path'),
});
export type ObjectKindQuery = z.infer<typeof objectKindQuerySchema>;

/** The set that mandates belong to when none is named: the register of the city. */
export const MAIN_SET = 'main';

const setFields = { ...names, active: z.boolean(), note: textSchema(2000).nullish() } as const;
export const mandateSetDraftSchema = z.strictObject({
  code: codeSchema,
  ...setFields,
  active: setFields.active.default(true).describe('rules see the mandates of active sets only'),
});
export type MandateSetDraft = z.infer<typeof mandateSetDraftSchema>;
export const mandateSetPatchSchema = z.strictObject(setFields).partial();
export type MandateSetPatch = z.infer<typeof mandateSetPatchSchema>;
export const mandateSetSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  ...namesOut,
  active: z.boolean(),
  note: z.string().nullable(),
  mandateCount: z.number().int(),
});
export type MandateSet = z.infer<typeof mandateSetSchema>;
export const mandateSetQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...atMomentShape,
  sort: z.enum(['code', '-code', 'name', '-name']).default('code'),
});
export type MandateSetQuery = z.infer<typeof mandateSetQuerySchema>;

const mandateFields = {
  agency: codeSchema,
  function: codeSchema,
  stage: stageSchema,
  objectKind: codeSchema.describe('code of an object kind; the power covers everything below it'),
  territory: codeSchema.describe('externalId or id of a territory, or `city`'),
  site: codeSchema.nullish().describe('externalId or id of the one site it is limited to, inside the territory'),
  mode: mandateModeSchema.default('unstated'),
  withAgency: codeSchema.nullish().describe('partner of a joint or delegated mandate'),
  amountFromKzt: moneySchema.nullish().describe('limited to contracts or objects of this sum or more'),
  amountToKzt: moneySchema.nullish().describe('limited to sums below this one'),
  ownerKind: ownerKindSchema.nullish(),
  functionKind: functionKindSchema.nullish(),
  validFrom: dateSchema.nullish(),
  validTo: dateSchema.nullish(),
  legalBasis: lineSchema(500).nullish().describe('code or title of a legal act; a new title makes a new act'),
  article: lineSchema(200).nullish().describe('article, paragraph or point of the act'),
  set: codeSchema.default(MAIN_SET).describe('code of a mandate set'),
  note: textSchema(2000).nullish(),
} as const;

type Amounts = { amountFromKzt?: string | null | undefined; amountToKzt?: string | null | undefined };
const tiyn = (amount: string): bigint => {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
};
/** True when the upper sum is above the lower one (nothing counts as zero below and as no limit above). */
export const amountsInOrder = ({ amountFromKzt, amountToKzt }: Amounts): boolean =>
  !amountToKzt || tiyn(amountToKzt) > tiyn(amountFromKzt ?? '0');
const amountsMessage = { path: ['amountToKzt'], message: 'amountToKzt is not above amountFromKzt' };

export const mandateDraftSchema = z
  .strictObject({ code: codeSchema, ...mandateFields })
  .refine(datesInOrder, datesMessage)
  .refine(amountsInOrder, amountsMessage);
export type MandateDraft = z.infer<typeof mandateDraftSchema>;
export const mandatePatchSchema = z
  .strictObject({ ...mandateFields, mode: mandateModeSchema, set: codeSchema })
  .partial()
  .refine(datesInOrder, datesMessage);
export type MandatePatch = z.infer<typeof mandatePatchSchema>;
export const mandateSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  agency: z.string(),
  function: z.string(),
  stage: stageSchema,
  objectKind: z.string(),
  territory: z.string(),
  site: z.string().nullable(),
  siteId: uuidSchema.nullable(),
  mode: mandateModeSchema,
  withAgency: z.string().nullable(),
  amountFromKzt: z.string().nullable(),
  amountToKzt: z.string().nullable(),
  ownerKind: ownerKindSchema.nullable(),
  functionKind: functionKindSchema.nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  legalBasis: z.string().nullable().describe('title of the act in Russian'),
  legalAct: z.string().nullable().describe('code of the act'),
  article: z.string().nullable(),
  set: z.string(),
  note: z.string().nullable(),
});
export type Mandate = z.infer<typeof mandateSchema>;
export const mandateQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...dayAtMomentShape,
  agency: codeSchema.optional(),
  function: codeSchema.optional().describe('this function and everything below it'),
  territory: codeSchema.optional(),
  site: codeSchema.optional(),
  kind: codeSchema.optional().describe('this object kind and everything below it'),
  status: stageSchema.optional().describe('stage of the mandate'),
  functionKind: functionKindSchema.optional(),
  legalAct: codeSchema.optional(),
  set: codeSchema.optional(),
  inForce: z
    .enum(['true', 'false'])
    .optional()
    .describe('true: powers the rules see on the day `on`, else today: of sets that are on, of bodies that exist'),
  covers: codeSchema
    .optional()
    .describe('powers that hold in this territory: its own, of those below it and of the city'),
  sort: z.enum(['code', '-code', 'updatedAt', '-updatedAt']).default('code'),
});
export type MandateQuery = z.infer<typeof mandateQuerySchema>;
export const mandateChoicesQuerySchema = mandateQuerySchema.omit(PAGING).extend({
  by: z.enum(['agency', 'function', 'status', 'kind', 'territory', 'functionKind', 'set', 'inForce', 'covers']),
});
export type MandateChoicesQuery = z.infer<typeof mandateChoicesQuerySchema>;

/** A preview may come without a code: the mandate need not exist yet. */
export const mandatePreviewSchema = z
  .strictObject({ id: uuidSchema.optional(), code: codeSchema.optional(), ...mandateFields })
  .refine(datesInOrder, datesMessage)
  .refine(amountsInOrder, amountsMessage);
export type MandatePreview = z.infer<typeof mandatePreviewSchema>;
