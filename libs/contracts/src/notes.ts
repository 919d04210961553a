import { z } from 'zod';
import { personSchema } from './alarms.js';
import { spatialPageQueryShape } from './page.js';
import { codeSchema, textSchema, timestampSchema, uuidSchema } from './primitives.js';

const positionPair = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .describe('lon, lat (EPSG:4326)');
const fields = {
  text: textSchema(1000).min(1),
  at: positionPair,
  until: timestampSchema
    .nullable()
    .describe('after it the note is no longer shown; null = until somebody takes it off'),
} as const;

export const mapNoteDraftSchema = z.strictObject({ ...fields, until: fields.until.default(null) });
export type MapNoteDraft = z.infer<typeof mapNoteDraftSchema>;
export const mapNotePatchSchema = z.strictObject(fields).partial();
export type MapNotePatch = z.infer<typeof mapNotePatchSchema>;

/** A note that somebody pinned on the map. */
export const mapNoteSchema = z.object({
  id: uuidSchema,
  number: z.number().int().describe('short number that can be spoken: N-17'),
  text: z.string(),
  at: positionPair,
  until: timestampSchema.nullable(),
  author: personSchema,
  own: z.boolean().describe('the caller may change it'),
  district: z
    .object({ id: uuidSchema, nameRu: z.string(), nameKk: z.string().nullable(), nameEn: z.string().nullable() })
    .nullable(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  version: z.number().int(),
});
export type MapNote = z.infer<typeof mapNoteSchema>;

export const mapNoteQuerySchema = z.strictObject({
  ...spatialPageQueryShape,
  district: codeSchema.optional(),
  state: z.enum(['current', 'all']).default('current'),
  sort: z.enum(['-createdAt', 'createdAt']).default('-createdAt'),
});
export type MapNoteQuery = z.infer<typeof mapNoteQuerySchema>;
