import { z } from 'zod';
import { geometrySchema } from './geometry.js';
import { PAGING, spatialPageQueryShape } from './page.js';
import { codeSchema, dateSchema, lineSchema, moneySchema, ownIdSchema, textSchema } from './primitives.js';
import { provenanceShape } from './territory.js';

export const NEED_ORIGINS = ['district', 'resident', 'agency', 'council', 'participatory'] as const;
export const needOriginSchema = z.enum(NEED_ORIGINS);
export type NeedOrigin = z.infer<typeof needOriginSchema>;
export const NEED_STATUSES = ['new', 'bundled', 'declined', 'done'] as const;
export const needStatusSchema = z.enum(NEED_STATUSES);
export type NeedStatus = z.infer<typeof needStatusSchema>;

const needFields = {
  title: lineSchema(500),
  description: textSchema(4000).nullish(),
  origin: needOriginSchema,
  agency: codeSchema
    .nullish()
    .describe('who wishes it or speaks for those who do; without one it is for the planners of its district'),
  function: codeSchema.nullish(),
  territory: codeSchema.nullish(),
  site: codeSchema.nullish(),
  priority: z.number().int().min(1).max(5).default(3).describe('1 highest .. 5'),
  costKzt: moneySchema.nullish(),
  wishedOn: dateSchema.optional(),
  geometry: geometrySchema.nullish(),
} as const;
export const needDraftSchema = z.strictObject({ externalId: ownIdSchema, ...needFields });
export type NeedDraft = z.infer<typeof needDraftSchema>;
/** `project` bundles the need into a project, null takes it out; declining demands a reason. */
export const needPatchSchema = z
  .strictObject({
    ...needFields,
    priority: z.number().int().min(1).max(5),
    status: needStatusSchema,
    statusReason: textSchema(2000).nullish(),
    project: codeSchema.nullish(),
  })
  .partial();
export type NeedPatch = z.infer<typeof needPatchSchema>;
/** A wish of a district, of residents or of a body. */
export const needSchema = z.object({
  ...provenanceShape,
  number: z.number().int(),
  externalId: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  origin: needOriginSchema,
  agency: z.string().nullable(),
  function: z.string().nullable(),
  territory: z.string().nullable(),
  district: z
    .string()
    .nullable()
    .describe('external id of the one it lies in: of its territory, else of its place or site'),
  site: z.string().nullable(),
  siteId: z.uuid().nullable(),
  priority: z.number().int(),
  costKzt: moneySchema.nullable(),
  status: needStatusSchema,
  statusReason: z.string().nullable(),
  project: z.string().nullable(),
  wishedOn: dateSchema,
  geometry: geometrySchema.nullable(),
});
export type Need = z.infer<typeof needSchema>;
export const needQuerySchema = z.strictObject({
  ...spatialPageQueryShape,
  status: needStatusSchema.optional(),
  origin: needOriginSchema.optional(),
  agency: codeSchema.optional(),
  function: codeSchema.optional().describe('this function and everything below it'),
  territory: codeSchema.optional(),
  project: codeSchema.optional(),
  sort: z
    .enum(['priority', '-priority', 'wishedOn', '-wishedOn', 'cost', '-cost', 'number', '-number'])
    .default('priority'),
});
export type NeedQuery = z.infer<typeof needQuerySchema>;
export const needChoicesQuerySchema = needQuerySchema
  .omit(PAGING)
  .extend({ by: z.enum(['status', 'origin', 'agency', 'function', 'territory']) });
