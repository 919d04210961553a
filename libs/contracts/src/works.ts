import { z } from 'zod';
import { countedInShape, geometrySchema, pointSchema } from './geometry.js';
import { atMomentShape, PAGING, spatialPageQueryShape } from './page.js';
import {
  codeSchema,
  dateSchema,
  lineSchema,
  moneySchema,
  ownIdSchema,
  textSchema,
  timestampSchema,
  uuidSchema,
} from './primitives.js';
import { stageSchema } from './mandates.js';
import { geometryAccuracySchema, provenanceShape, surfaceSchema } from './territory.js';

export const WORK_STATUSES = ['planned', 'approved', 'running', 'finished', 'accepted', 'cancelled'] as const;
export const workStatusSchema = z.enum(WORK_STATUSES);
export type WorkStatus = z.infer<typeof workStatusSchema>;

export const DATE_CERTAINTIES = ['planned', 'firm'] as const;
export const dateCertaintySchema = z.enum(DATE_CERTAINTIES);
export type DateCertainty = z.infer<typeof dateCertaintySchema>;

export const WORK_METHODS = ['open-cut', 'trenchless', 'surface'] as const;
export const workMethodSchema = z.enum(WORK_METHODS);
export type WorkMethod = z.infer<typeof workMethodSchema>;

// Made anew for each use: zod takes the message out of what it is given.
const startBeforeEnd = () => ({ path: ['end'], message: 'end is before start' });

/** A part of a work with its own shape and days. Dates are whole days, both included. */
export const workZoneDraftSchema = z
  .strictObject({ geometry: geometrySchema, start: dateSchema, end: dateSchema })
  .refine((zone) => zone.start <= zone.end, startBeforeEnd());
export type WorkZoneDraft = z.infer<typeof workZoneDraftSchema>;

const workFields = {
  title: lineSchema(500),
  agency: codeSchema,
  function: codeSchema,
  stage: stageSchema.nullish(),
  surfaceBreaking: z.boolean().optional().describe('opens the ground; when not said, its type decides by its trench'),
  hindersTraffic: z.boolean().default(false),
  dateCertainty: dateCertaintySchema.default('planned'),
  status: workStatusSchema.default('planned'),
  contractor: lineSchema(300).nullish(),
  costKzt: moneySchema.nullish(),
  budgetLine: codeSchema.nullish().describe('budget line code'),
  project: codeSchema.nullish().describe('project code; works of one project do not clash'),
  note: textSchema(4000).nullish(),
  geometryAccuracy: geometryAccuracySchema.default('as-given'),
  workType: codeSchema.nullish().describe('code of the type of work; else that of the function counts'),
  surface: surfaceSchema.nullish().describe('what lies on the ground afterwards; else that of the type'),
  method: workMethodSchema.nullish(),
  durationDays: z.number().int().min(1).max(3660).nullish().describe('days of work inside a planned window'),
  lanesClosed: z.number().int().min(0).max(20).nullish(),
  finishedOn: dateSchema.nullish().describe('the day the work really ended'),
  progressPercent: z.number().int().min(0).max(100).nullish(),
} as const;

const placeFields = {
  start: dateSchema.optional(),
  end: dateSchema.optional().describe('last day, included'),
  geometry: geometrySchema.optional(),
  zones: z.array(workZoneDraftSchema).min(1).max(100).optional(),
} as const;

type Placed = { start?: string; end?: string; geometry?: unknown; zones?: unknown[] };

/** Either `start`, `end` and `geometry` (one zone) or `zones`, never a mixture. */
function checkPlace(work: Placed, context: z.RefinementCtx): void {
  const single = [work.start, work.end, work.geometry];
  if (work.zones) {
    if (single.some((part) => part !== undefined))
      context.addIssue({ code: 'custom', path: ['zones'], message: 'give zones, or start, end and geometry' });
    return;
  }
  for (const key of ['start', 'end', 'geometry'] as const)
    if (work[key] === undefined) context.addIssue({ code: 'custom', path: [key], message: 'required without zones' });
  if (work.start && work.end && work.start > work.end) context.addIssue({ code: 'custom', ...startBeforeEnd() });
}

export const workDraftSchema = z
  .strictObject({ externalId: ownIdSchema, ...workFields, ...placeFields })
  .superRefine(checkPlace);
export type WorkDraft = z.infer<typeof workDraftSchema>;

/** Like a draft, but of a work that may exist already (`id`): it does not clash with its own stored state. */
export const workPreviewSchema = z
  .strictObject({
    id: uuidSchema.optional(),
    externalId: codeSchema.optional(),
    ...workFields,
    title: lineSchema(500).optional(),
    ...placeFields,
  })
  .superRefine(checkPlace);
export type WorkPreview = z.infer<typeof workPreviewSchema>;

/** Dates alone move every zone that carried the dates of the whole work; `zones` replaces them all. */
export const workPatchSchema = z
  .strictObject({
    title: workFields.title.optional(),
    agency: workFields.agency.optional(),
    function: workFields.function.optional(),
    stage: workFields.stage,
    surfaceBreaking: workFields.surfaceBreaking,
    hindersTraffic: z.boolean().optional(),
    dateCertainty: dateCertaintySchema.optional(),
    status: workStatusSchema.optional(),
    contractor: workFields.contractor,
    costKzt: workFields.costKzt,
    budgetLine: workFields.budgetLine,
    project: workFields.project,
    note: workFields.note,
    geometryAccuracy: geometryAccuracySchema.optional(),
    workType: workFields.workType,
    surface: workFields.surface,
    method: workFields.method,
    durationDays: workFields.durationDays,
    lanesClosed: workFields.lanesClosed,
    finishedOn: workFields.finishedOn,
    progressPercent: workFields.progressPercent,
    ...placeFields,
  })
  .refine((work) => !(work.zones && (work.start || work.end || work.geometry)), {
    path: ['zones'],
    message: 'give zones, or start, end and geometry',
  });
export type WorkPatch = z.infer<typeof workPatchSchema>;

export const workZoneSchema = z.object({
  id: uuidSchema,
  number: z.number().int(),
  start: dateSchema,
  end: dateSchema,
  bufferM: z.number().describe('metres added around the shape when clashes are measured'),
  geometry: geometrySchema,
});
export type WorkZone = z.infer<typeof workZoneSchema>;

/** Part of a work in one district: share of its length (lines), area (polygons) or number (points), 0..1. */
export const territoryShareSchema = z.object({
  id: uuidSchema,
  externalId: z.string(),
  share: z.number(),
  lengthM: z.number().nullable(),
  areaM2: z.number().nullable(),
});
export type TerritoryShare = z.infer<typeof territoryShareSchema>;

/** Parts of the nuisance of a work, each 0..1; null = there is no data for it. */
export const NUISANCE_PARTS = ['duration', 'street', 'lanes', 'transport', 'pedestrians', 'noise'] as const;
export type NuisancePart = (typeof NUISANCE_PARTS)[number];
const partValue = z.number().min(0).max(1).nullable();
/** How much a work disturbs the city: 0..100, from the parts that are known. */
export const nuisanceSchema = z.object({
  score: z.number(),
  parts: z.object({
    duration: partValue,
    street: partValue,
    lanes: partValue,
    transport: partValue,
    pedestrians: partValue,
    noise: partValue,
  }),
});
export type Nuisance = z.infer<typeof nuisanceSchema>;

export const workSummarySchema = z.object({
  ...provenanceShape,
  number: z.number().int().describe('short number that can be spoken: W-17'),
  externalId: z.string(),
  title: z.string(),
  agency: z.string(),
  function: z.string(),
  stage: stageSchema.nullable(),
  surfaceBreaking: z.boolean(),
  hindersTraffic: z.boolean(),
  start: dateSchema,
  end: dateSchema,
  dateCertainty: dateCertaintySchema,
  status: workStatusSchema,
  contractor: z.string().nullable(),
  costKzt: moneySchema.nullable(),
  budgetLine: z.string().nullable(),
  project: z.string().nullable(),
  note: z.string().nullable(),
  geometryAccuracy: geometryAccuracySchema,
  workType: z.string().nullable().describe('own type; none = that of the function'),
  surface: surfaceSchema.nullable(),
  method: workMethodSchema.nullable(),
  durationDays: z.number().int().nullable(),
  lanesClosed: z.number().int().nullable(),
  finishedOn: dateSchema.nullable(),
  progressPercent: z.number().int().nullable(),
  nuisance: nuisanceSchema.nullable().describe('null: not measured yet'),
  territories: z.array(territoryShareSchema),
  openFindings: z.number().int(),
  distanceM: z.number().optional().describe('metres from `near` of the list; 0 = inside'),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
export type WorkSummary = z.infer<typeof workSummarySchema>;

/** A work in full. `geometry` is the union of its zones' shapes as a multi-geometry or the single zone's own shape. */
export const workSchema = workSummarySchema.extend({ geometry: geometrySchema, zones: z.array(workZoneSchema) });
export type Work = z.infer<typeof workSchema>;

/** Farthest that works are looked for around a place, metres: across the city. */
export const MOST_NEAR_M = 50_000;
/** How far around a place is looked when nothing is said, metres. */
export const NEAR_M = 5_000;

/** `distance` needs `near`. */
export const WORK_SORTS = [
  'start',
  '-start',
  'end',
  '-end',
  'title',
  '-title',
  'cost',
  '-cost',
  'updatedAt',
  '-updatedAt',
  'nuisance',
  '-nuisance',
  'distance',
] as const;
export const workQuerySchema = z.strictObject({
  ...spatialPageQueryShape,
  ...countedInShape,
  ...atMomentShape,
  agency: codeSchema.optional(),
  function: codeSchema.optional().describe('this function and everything below it'),
  territory: codeSchema.optional(),
  status: z
    .string()
    .optional()
    .transform((text) => text?.split(','))
    .pipe(z.array(workStatusSchema).optional())
    .describe('one status or several, comma-separated'),
  kind: stageSchema.optional().describe('stage of the work'),
  year: z.coerce.number().int().min(1900).max(2200).optional(),
  from: dateSchema.optional().describe('works that end on or after this day'),
  to: dateSchema.optional().describe('works that start on or before this day'),
  on: dateSchema.optional().describe('works whose days contain this day'),
  period: z
    .enum(['current', 'all'])
    .default('all')
    .describe('current: works planned to end today (the day of the city) or later, and those under way'),
  demo: z.enum(['true', 'false']).optional(),
  project: codeSchema.optional().describe('code or id of the project'),
  inProject: z.enum(['true', 'false']).optional().describe('true: works of any project; false: works of none'),
  certainty: dateCertaintySchema.optional(),
  flagged: z
    .enum(['true', 'false'])
    .optional()
    .describe('true: works with open findings that are not past; false: works without'),
  budgetLine: codeSchema.optional().describe('code or id of a budget line: the works it pays'),
  workType: codeSchema.optional().describe('own type, or that of the function'),
  nuisanceFrom: z.coerce.number().min(0).max(100).optional().describe('works that disturb at least so much'),
  near: pointSchema.optional().describe('lon,lat: works within `withinM` of it, each with its distance'),
  withinM: z.coerce
    .number()
    .min(1)
    .max(MOST_NEAR_M)
    .optional()
    .describe(`metres; counts with \`near\` only, ${NEAR_M} when not given`),
  withGeometry: z.enum(['true', 'false']).default('false').describe('true adds geometry and zones to each item'),
  sort: z.enum(WORK_SORTS).default('start'),
});
export type WorkQuery = z.infer<typeof workQuerySchema>;

/** Filters of works whose choices are counted. */
export const WORK_CHOICES = ['status', 'agency', 'territory', 'function', 'period', 'certainty', 'flagged'] as const;
export type WorkChoice = (typeof WORK_CHOICES)[number];
export const workChoicesQuerySchema = workQuerySchema
  .omit({ ...PAGING, ...({ near: true, withinM: true, withGeometry: true } as const) })
  .extend({ by: z.enum(WORK_CHOICES) });
export type WorkChoicesQuery = z.infer<typeof workChoicesQuerySchema>;

/** One entry of the history of a row: the state before and after, by whom and when. */
/** What changes data without a person: kept by code, so that every screen says it in its own language. */
export const SYSTEM_ACTORS = [
  ...(['detection', 'alarms', 'import', 'astana-set', 'command-line', 'sign-out', 'demo-accounts'] as const),
  ...(['pairing', 'attachments', 'boundaries', 'work-days', 'nuisance'] as const),
] as const;
export type SystemActor = (typeof SYSTEM_ACTORS)[number];

export const historyEntrySchema = z.object({
  id: z.string(),
  at: timestampSchema,
  actor: z.string().nullable().describe('name of the user, or code of the job'),
  entity: z.string(),
  action: z.enum(['insert', 'update', 'delete']),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
export const historyResponseSchema = z.object({ items: z.array(historyEntrySchema) });
