import { z } from 'zod';
import { geometrySchema } from './geometry.js';
import { dateSchema, type LocalizedText, localizedTextSchema, uuidSchema } from './primitives.js';

export const NEARBY_LAYERS = [
  'works',
  'findings',
  'sites',
  'restrictions',
  'projects',
  'needs',
  'permits',
  'budget-lines',
  'powers',
  'notes',
  'streets',
  'bus-stops',
  'malls',
  'territories',
] as const;
export const nearbyLayerSchema = z.enum(NEARBY_LAYERS);
export type NearbyLayer = z.infer<typeof nearbyLayerSchema>;

/** What streets without a name are called together: no address. */
export const UNNAMED_STREET: LocalizedText = { kk: 'Атаусыз көше', ru: 'Улица без названия', en: 'Unnamed street' };

/** Most rows told of each layer; `total` says how many there are. */
export const NEARBY_LIMIT = 50;

/** Most drawn shapes of one question: as many as a work has zones. */
const MOST_SHAPES = 100;

/** What lies around one place: a drawn one (EPSG:4326) or that of a stored row. Distances in metres. */
export const nearbyRequestSchema = z
  .strictObject({
    geometry: geometrySchema.optional(),
    geometries: z.array(geometrySchema).min(1).max(MOST_SHAPES).optional().describe('several shapes as one place'),
    except: uuidSchema.optional().describe('with drawn shapes: the stored row they belong to, which is not told'),
    work: uuidSchema.optional(),
    site: uuidSchema.optional(),
    finding: uuidSchema.optional(),
    withinM: z.number().min(0).max(5000).default(100),
    layers: z
      .array(nearbyLayerSchema)
      .min(1)
      .max(NEARBY_LAYERS.length)
      .default([...NEARBY_LAYERS]),
    from: dateSchema
      .optional()
      .describe('works, findings, restrictions, permits and years of budget lines that end on or after this day'),
    to: dateSchema
      .optional()
      .describe('works, findings, restrictions, permits and years of budget lines that start on or before this day'),
  })
  .refine(
    ({ geometry, geometries, work, site, finding }) =>
      [geometry, geometries, work, site, finding].filter(Boolean).length === 1,
    { message: 'give exactly one of: geometry, geometries, work, site, finding' },
  )
  .refine(({ geometry, geometries, except }) => !except || geometry || geometries, {
    path: ['except'],
    message: 'a stored row is left out of its own neighbours anyway',
  });
export type NearbyRequest = z.infer<typeof nearbyRequestSchema>;
export type NearbyQuestion = z.input<typeof nearbyRequestSchema>;

export const nearbyItemSchema = z.object({
  id: uuidSchema,
  title: localizedTextSchema,
  kind: z
    .string()
    .nullable()
    .describe('status of a work, kind of a site, restriction or permit, rule of a finding, stage of a power...'),
  distanceM: z.number().describe('0 = it touches or lies inside'),
  start: dateSchema.nullable(),
  end: dateSchema.nullable(),
  demo: z.boolean(),
  ref: z
    .string()
    .nullable()
    .describe(
      'what shows it, where that is another row: the work of a permit (id), the code of a budget line that pays for works',
    ),
});
export type NearbyItem = z.infer<typeof nearbyItemSchema>;

export const nearbySchema = z.object({
  withinM: z.number(),
  ring: geometrySchema.describe('the area that was looked through, EPSG:4326'),
  layers: z.array(
    z.object({
      layer: nearbyLayerSchema,
      total: z.number().int(),
      items: z.array(nearbyItemSchema).describe('the nearest first'),
    }),
  ),
});
export type Nearby = z.infer<typeof nearbySchema>;
