import { z } from 'zod';
import { countedInShape, geometrySchema } from './geometry.js';
import { atMomentShape, dayAtMomentShape, PAGING, spatialPageQueryShape } from './page.js';
import {
  codeSchema,
  dateSchema,
  lineSchema,
  ownIdSchema,
  textSchema,
  timestampSchema,
  uuidSchema,
} from './primitives.js';

export const TERRITORY_KINDS = ['city', 'district', 'microdistrict'] as const;
export const territoryKindSchema = z.enum(TERRITORY_KINDS);
export type TerritoryKind = z.infer<typeof territoryKindSchema>;

export const SITE_KINDS = ['courtyard', 'public-space', 'park', 'street', 'network', 'other'] as const;
export const siteKindSchema = z.enum(SITE_KINDS);
export type SiteKind = z.infer<typeof siteKindSchema>;

export const RESTRICTION_KINDS = ['fresh-surface', 'guarantee', 'event', 'season', 'ban'] as const;
export const restrictionKindSchema = z.enum(RESTRICTION_KINDS);
export type RestrictionKind = z.infer<typeof restrictionKindSchema>;

/** A restriction proposed by a finished work waits for a person. */
export const RESTRICTION_STATES = ['proposed', 'confirmed', 'declined'] as const;
export const restrictionStateSchema = z.enum(RESTRICTION_STATES);
export type RestrictionState = z.infer<typeof restrictionStateSchema>;

/** What lies on the ground. */
export const SURFACES = ['asphalt', 'concrete', 'paving', 'gravel', 'soil', 'lawn', 'rubber'] as const;
export const surfaceSchema = z.enum(SURFACES);
export type Surface = z.infer<typeof surfaceSchema>;

/** How far a geometry may be trusted: measured or taken over as it is, or only a stand-in near the true place. */
export const GEOMETRY_ACCURACIES = ['as-given', 'approximate'] as const;
export const geometryAccuracySchema = z.enum(GEOMETRY_ACCURACIES);
export type GeometryAccuracy = z.infer<typeof geometryAccuracySchema>;

/** What every registered row tells about where it comes from. `demo` marks invented demonstration rows. */
export const provenanceShape = {
  id: uuidSchema,
  source: z.string(),
  demo: z.boolean(),
  version: z.number().int(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
} as const;

const namesShape = {
  nameRu: lineSchema(300),
  nameKk: lineSchema(300).nullish(),
  nameEn: lineSchema(300).nullish(),
} as const;

const namesOut = { nameRu: z.string(), nameKk: z.string().nullable(), nameEn: z.string().nullable() } as const;

export const territoryDraftSchema = z.strictObject({
  externalId: codeSchema,
  kind: territoryKindSchema,
  ...namesShape,
  parent: codeSchema.nullish().describe('externalId or id of the parent territory'),
  validFrom: dateSchema.nullish(),
  validTo: dateSchema.nullish().describe('last day, included'),
  geometry: geometrySchema,
});
export type TerritoryDraft = z.infer<typeof territoryDraftSchema>;
export const territoryPatchSchema = territoryDraftSchema.omit({ externalId: true }).partial();
export type TerritoryPatch = z.infer<typeof territoryPatchSchema>;

export const territorySchema = z.object({
  ...provenanceShape,
  externalId: z.string(),
  kind: territoryKindSchema,
  ...namesOut,
  parent: z.string().nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  areaM2: z.number(),
  geometry: geometrySchema,
});
export type Territory = z.infer<typeof territorySchema>;

export const territoryQuerySchema = z.strictObject({
  ...spatialPageQueryShape,
  ...dayAtMomentShape,
  kind: territoryKindSchema.optional(),
  sort: z.enum(['name', '-name', 'updatedAt', '-updatedAt']).default('name'),
});
export type TerritoryQuery = z.infer<typeof territoryQuerySchema>;

export const siteDraftSchema = z.strictObject({
  externalId: codeSchema,
  kind: siteKindSchema,
  nameRu: lineSchema(300).nullish(),
  nameKk: lineSchema(300).nullish(),
  balanceHolder: codeSchema.nullish().describe('agency code'),
  validFrom: dateSchema.nullish(),
  validTo: dateSchema.nullish(),
  geometryAccuracy: geometryAccuracySchema.default('as-given'),
  geometry: geometrySchema,
});
export type SiteDraft = z.infer<typeof siteDraftSchema>;
export const sitePatchSchema = siteDraftSchema
  .omit({ externalId: true, geometryAccuracy: true })
  .extend({ geometryAccuracy: geometryAccuracySchema })
  .partial();
export type SitePatch = z.infer<typeof sitePatchSchema>;

/** Classes of streets, the busiest first. */
export const STREET_CLASSES = ['magistral', 'main', 'street', 'local', 'yard'] as const;
export type StreetClass = (typeof STREET_CLASSES)[number];

/** Something the base map shows and nuisance is measured by: `road` = a major one, `street` = any other. */
export const baseFeatureDraftSchema = z.strictObject({
  externalId: codeSchema,
  kind: z.enum(['road', 'street', 'bus-stop', 'mall']),
  nameRu: lineSchema(300).nullish(),
  nameKk: lineSchema(300).nullish(),
  streetClass: z.enum(STREET_CLASSES).nullish(),
  lanes: z.number().int().min(1).max(20).nullish().describe('lanes of both directions'),
  geometry: geometrySchema,
});

export const siteSchema = z.object({
  ...provenanceShape,
  number: z.number().int().describe('short number that can be spoken: S-17'),
  externalId: z.string(),
  kind: siteKindSchema,
  nameRu: z.string().nullable(),
  nameKk: z.string().nullable(),
  balanceHolder: z.string().nullable(),
  validFrom: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
  geometryAccuracy: geometryAccuracySchema,
  geometry: geometrySchema,
});
export type Site = z.infer<typeof siteSchema>;

export const siteQuerySchema = z.strictObject({
  ...spatialPageQueryShape,
  ...dayAtMomentShape,
  kind: siteKindSchema.optional(),
  agency: codeSchema.optional().describe('balance holder: agency code or id'),
  territory: codeSchema.optional(),
  sort: z.enum(['name', '-name', 'updatedAt', '-updatedAt']).default('name'),
});
export type SiteQuery = z.infer<typeof siteQuerySchema>;

export const restrictionDraftSchema = z
  .strictObject({
    externalId: ownIdSchema,
    kind: restrictionKindSchema,
    from: dateSchema,
    to: dateSchema.describe('last day, included'),
    note: textSchema(2000).nullish(),
    title: lineSchema(300).nullish(),
    state: restrictionStateSchema.optional().describe('default confirmed; only confirmed restrictions hold'),
    surface: surfaceSchema.nullish(),
    workTypes: z
      .array(codeSchema)
      .max(50)
      .nullish()
      .describe('codes of the types it forbids; none = what breaks ground'),
    geometry: geometrySchema.nullish().describe('without geometry it holds for the whole city'),
  })
  .refine((row) => row.from <= row.to, { path: ['to'], message: 'to is before from' });
export type RestrictionDraft = z.infer<typeof restrictionDraftSchema>;

export const restrictionPatchSchema = z.strictObject({
  kind: restrictionKindSchema.optional(),
  from: dateSchema
    .optional()
    .describe('new days, shape, surface or title of a proposal that follows a work confirm it: it follows no more'),
  to: dateSchema.optional(),
  note: textSchema(2000).nullish(),
  title: lineSchema(300).nullish(),
  state: restrictionStateSchema.optional(),
  surface: surfaceSchema.nullish(),
  workTypes: z.array(codeSchema).max(50).nullish(),
  geometry: geometrySchema.nullish(),
});
export type RestrictionPatch = z.infer<typeof restrictionPatchSchema>;

export const restrictionSchema = z.object({
  ...provenanceShape,
  number: z.number().int().describe('short number that can be spoken: R-17'),
  externalId: z.string(),
  kind: restrictionKindSchema,
  from: dateSchema,
  to: dateSchema,
  note: z.string().nullable(),
  title: z.string().nullable(),
  state: restrictionStateSchema,
  surface: surfaceSchema.nullable(),
  workTypes: z.array(z.string()).nullable(),
  work: z
    .object({ id: uuidSchema, externalId: z.string(), title: z.string() })
    .nullable()
    .describe('the work it follows from'),
  geometry: geometrySchema.nullable(),
});
export type Restriction = z.infer<typeof restrictionSchema>;

export const restrictionQuerySchema = z.strictObject({
  ...spatialPageQueryShape,
  ...countedInShape,
  ...atMomentShape,
  kind: restrictionKindSchema.optional(),
  state: restrictionStateSchema.optional(),
  surface: surfaceSchema.optional(),
  work: codeSchema.optional().describe('id of the work it follows from'),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
  sort: z.enum(['from', '-from', 'updatedAt', '-updatedAt']).default('from'),
});
export type RestrictionQuery = z.infer<typeof restrictionQuerySchema>;
export const restrictionChoicesQuerySchema = restrictionQuerySchema
  .omit(PAGING)
  .extend({ by: z.enum(['state', 'kind', 'surface']) });
