import { z } from 'zod';
import { severitySchema } from './findings.js';
import { dayAtMomentShape } from './page.js';
import {
  agencyTierSchema,
  functionKindSchema,
  mandateModeSchema,
  type Stage,
  STAGES,
  stageSchema,
} from './mandates.js';
import { codeSchema, dateSchema, localeSchema, moneySchema, uuidSchema } from './primitives.js';

/** Rules whose findings mark a cell of the matrix as an overlap. */
export const OVERLAP_RULES = ['mandate.duplicate', 'mandate.duplicate-control'] as const;
/** The rule whose findings are counted beside them: one builds, another keeps it up, nobody hands over. */
export const CHAIN_RULE = 'mandate.split-chain';

/** Rows that can be looked at alone: with any power, with an overlap, with a gap. */
export const MATRIX_ROWS = ['held', 'overlaps', 'gaps'] as const;
export type MatrixRows = (typeof MATRIX_ROWS)[number];

const stageList = z
  .string()
  .optional()
  .transform((text) => text?.split(','))
  .pipe(z.array(stageSchema).min(1).optional());

const days = {
  on: dateSchema.optional().describe('as of this day; when absent that of the moment, or today'),
  at: dayAtMomentShape.at,
} as const;

const filters = {
  ...days,
  territory: codeSchema.optional().describe('powers that hold somewhere in it: its own, those above and below it'),
  stage: stageList.describe('one or several, comma-separated'),
  function: codeSchema.optional().describe('this function and everything below it'),
  agency: codeSchema.optional().describe('this body only'),
  set: codeSchema.optional().describe('code of a mandate set; all sets that are on when absent'),
} as const;

export const matrixQuerySchema = z.strictObject(filters);
export type MatrixQuery = z.infer<typeof matrixQuerySchema>;

const names = { nameRu: z.string(), nameKk: z.string().nullable(), nameEn: z.string().nullable() } as const;

/** Stages of the wire as one number: bit n stands for the n-th of STAGES. */
export type StageBits = number;
const stageBits = z
  .number()
  .int()
  .describe('set of stages: bit n is the n-th of planning, financing, design, construction, current-repair, ...');

export const matrixAgencySchema = z.object({
  code: z.string(),
  tier: agencyTierSchema,
  ...names,
  district: z.object(names).nullable().describe('the district an office serves'),
  mandates: z.number().int().describe('mandates in the view'),
});
export type MatrixAgency = z.infer<typeof matrixAgencySchema>;

/** Powers of one body for exactly one function. Cells without any are left out, and zeros of the last four. */
export const matrixCellSchema = z.object({
  agency: z.number().int().describe('place in `agencies`, from 0'),
  stages: stageBits,
  mandates: z.number().int(),
  overlaps: z
    .number()
    .int()
    .optional()
    .describe('findings of overlap that are not closed, in which the cell takes part'),
  contested: stageBits.optional().describe('stages those findings are about'),
  worst: severitySchema.optional().describe('of the overlaps'),
  chains: z
    .number()
    .int()
    .optional()
    .describe('findings mandate.split-chain that are not closed, in which the cell takes part'),
});
export type MatrixCell = z.infer<typeof matrixCellSchema>;

export const matrixFunctionSchema = z.object({
  code: z.string(),
  ...names,
  depth: z.number().int().describe('0 at the root'),
  parent: z.number().int().nullable().describe('place of the parent in `functions`, always before'),
  required: stageBits.describe('stages the city says must be held'),
  gaps: z.number().int().describe('findings mandate.gap that are not closed'),
  missing: stageBits.describe('stages those gaps are about'),
  cells: z.array(matrixCellSchema),
});
export type MatrixFunction = z.infer<typeof matrixFunctionSchema>;

const stageCountSchema = z.object({
  stage: stageSchema,
  mandates: z.number().int(),
  overlaps: z.number().int().describe('findings, each counted once'),
  gaps: z.number().int(),
});
export type MatrixStageCount = z.infer<typeof stageCountSchema>;

export const matrixHotspotSchema = z.object({
  function: z.string().describe('code'),
  ...names,
  stage: stageSchema,
  agencies: z.number().int().describe('bodies that hold it and overlap with another'),
  findings: z.number().int(),
});
export type MatrixHotspot = z.infer<typeof matrixHotspotSchema>;

export const matrixSchema = z.object({
  asOf: dateSchema,
  agencies: z.array(matrixAgencySchema).describe('columns: those with powers in the view first, then by tier and name'),
  functions: z.array(matrixFunctionSchema).describe('rows: the tree, parents before their children'),
  totals: z.object({
    mandates: z.number().int(),
    overlaps: z.number().int(),
    chains: z.number().int().describe('findings mandate.split-chain that are not closed'),
    gaps: z.number().int(),
    stages: z.array(stageCountSchema),
  }),
  hotspots: z.array(matrixHotspotSchema).describe('where most bodies hold the same thing, at most five'),
});
export type Matrix = z.infer<typeof matrixSchema>;

export const matrixCellQuerySchema = z.strictObject({
  ...days,
  territory: filters.territory,
  stage: filters.stage,
  function: codeSchema,
  agency: codeSchema,
  set: filters.set,
});
export type MatrixCellQuery = z.infer<typeof matrixCellQuerySchema>;

const actSchema = z.object({
  code: z.string(),
  titleRu: z.string(),
  titleKk: z.string().nullable(),
  titleEn: z.string().nullable(),
  status: z.enum(['in-force', 'amended', 'repealed', 'draft']),
  article: z.string().nullable(),
});

const placeSchema = z.object({
  kind: z.enum(['city', 'district', 'microdistrict', 'site']),
  id: uuidSchema,
  externalId: z.string(),
  nameRu: z.string().nullable(),
  nameKk: z.string().nullable(),
  nameEn: z.string().nullable(),
});

export const matrixMandateSchema = z.object({
  id: uuidSchema,
  code: z.string(),
  function: z.string(),
  stage: stageSchema,
  objectKind: z.string(),
  mode: mandateModeSchema,
  withAgency: z.object({ code: z.string(), ...names }).nullable(),
  functionKind: functionKindSchema.nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  place: placeSchema,
  sites: z.number().int().describe('objects of the kind that stand in the place'),
  areaM2: z.number().nullable().describe('area of the place on that day'),
  act: actSchema.nullable(),
  demo: z.boolean(),
});
export type MatrixMandate = z.infer<typeof matrixMandateSchema>;

export const matrixFindingSchema = z.object({
  id: uuidSchema,
  number: z.number().int(),
  rule: z.string(),
  severity: severitySchema,
  stage: stageSchema.nullable(),
  overlapM2: z.number().nullable(),
  agencies: z.array(z.object({ code: z.string(), ...names })),
});
export type MatrixFinding = z.infer<typeof matrixFindingSchema>;

export const matrixCellDetailSchema = z.object({
  asOf: dateSchema,
  agency: z.object({ code: z.string(), ...names }),
  function: z.object({ code: z.string(), ...names }),
  mandates: z.array(matrixMandateSchema).describe('powers for exactly this function'),
  inherited: z.array(matrixMandateSchema).describe('powers for a function above it, which cover it too'),
  money: z
    .array(z.object({ year: z.number().int(), amountKzt: moneySchema, lines: z.number().int() }))
    .describe('approved lines of the body for this function and everything below it; empty: none'),
  requests: z.number().int().nullable().describe('null: no data about requests'),
  findings: z.array(matrixFindingSchema),
});
export type MatrixCellDetail = z.infer<typeof matrixCellDetailSchema>;

export const matrixExportQuerySchema = z.strictObject({
  ...filters,
  q: z.string().trim().min(1).max(200).optional().describe('functions with this text in their name or code'),
  only: z.enum(MATRIX_ROWS).optional(),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  locale: localeSchema.default('ru'),
});
export type MatrixExportQuery = z.infer<typeof matrixExportQuerySchema>;

// An empty text is no zero.
const degrees = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^-?\d{1,3}(\.\d{1,15})?$/, 'decimal degrees')
    .transform(Number)
    .pipe(z.number().min(-most).max(most));

export const responsibilityQuerySchema = z.strictObject({
  lon: degrees(180),
  lat: degrees(90),
  ...days,
  function: filters.function,
});
export type ResponsibilityQuery = z.infer<typeof responsibilityQuerySchema>;

const at = (list: string) => z.number().int().describe(`place in \`${list}\``);

export const holderSchema = z.object({
  id: uuidSchema.describe('mandate'),
  code: z.string(),
  agency: at('agencies'),
  function: at('functions'),
  stage: stageSchema,
  objectKind: z.string(),
  mode: mandateModeSchema,
  territory: at('territories'),
  site: at('sites').optional().describe('a power for this single site; absent: for the territory'),
  act: at('acts').optional(),
  article: z.string().optional(),
  agreements: z.array(z.string()).optional().describe('codes of agreements and delegations of the body about it'),
  demo: z.literal(true).optional(),
});
export type Holder = z.infer<typeof holderSchema>;

const answerSchema = z.object({
  stage: stageSchema,
  holders: z.array(z.number().int()).describe('places in `holders`: powers for exactly this function'),
  overlaps: z.array(z.number().int()).describe('places in `findings`'),
  gap: z.boolean().describe('the city says it must be held, and here nobody does'),
});
export type ResponsibilityAnswer = z.infer<typeof answerSchema>;

export const responsibilitySchema = z.object({
  asOf: dateSchema,
  lon: z.number(),
  lat: z.number(),
  territories: z.array(placeSchema).describe('from the city down; two districts on their border'),
  sites: z.array(
    placeSchema.extend({
      siteKind: z.string(),
      balanceHolder: z.object({ code: z.string(), ...names }).nullable(),
    }),
  ),
  agencies: z.array(z.object({ code: z.string(), ...names })),
  acts: z.array(actSchema.omit({ article: true })),
  functions: z
    .array(
      z.object({
        code: z.string(),
        ...names,
        depth: z.number().int(),
        parent: at('functions').nullable().describe('who holds it holds everything below it'),
        stages: z.array(answerSchema),
      }),
    )
    .describe('the whole tree, parents first: a function that nobody holds itself is held by the holders above it'),
  holders: z.array(holderSchema),
  findings: z.array(matrixFindingSchema),
});
export type Responsibility = z.infer<typeof responsibilitySchema>;

export const responsibilityMapQuerySchema = z.strictObject({
  function: codeSchema,
  stage: stageSchema,
  ...days,
  kind: codeSchema.optional().describe('object kind; all kinds when absent'),
});
export type ResponsibilityMapQuery = z.infer<typeof responsibilityMapQuerySchema>;

const shape = z.object({
  type: z.enum(['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon']),
  coordinates: z.array(z.unknown()),
});

export const responsibilityFeatureSchema = z.object({
  type: z.literal('Feature'),
  id: z.number().int(),
  geometry: shape,
  properties: z.object({
    part: z.enum(['holder', 'overlap', 'gap', 'site']),
    agency: z.string().nullable().describe('code of the holder'),
    agencies: z.array(z.string()).describe('codes of the parties of an overlap'),
    areaM2: z.number(),
    agreed: z.boolean().describe('an agreement covers the overlap'),
    required: z.boolean().describe('the gap lies where the city says it must be held'),
    name: z.string().nullable().describe('territory or site'),
    finding: uuidSchema.nullable(),
    number: z.number().int().nullable(),
  }),
});
export type ResponsibilityFeature = z.infer<typeof responsibilityFeatureSchema>;

export const responsibilityMapSchema = z.object({
  type: z.literal('FeatureCollection'),
  asOf: dateSchema,
  counts: z.object({
    holders: z.number().int(),
    overlaps: z.number().int(),
    gaps: z.number().int(),
    sites: z.number().int(),
  }),
  holders: z.array(z.object({ code: z.string(), ...names, areaM2: z.number() })).describe('largest area first'),
  features: z.array(responsibilityFeatureSchema),
});
export type ResponsibilityMap = z.infer<typeof responsibilityMapSchema>;

/** The stages of a set of bits, in their order. */
export const stagesOf = (bits: StageBits): Stage[] => STAGES.filter((_stage, place) => (bits >> place) & 1);

/** A set of bits of some stages. */
export const bitsOf = (stages: readonly Stage[]): StageBits =>
  stages.reduce((bits, stage) => bits | (1 << STAGES.indexOf(stage)), 0);
