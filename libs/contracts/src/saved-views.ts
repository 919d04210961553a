import { z } from 'zod';
import { pageQueryShape } from './page.js';
import { lineSchema, timestampSchema, uuidSchema } from './primitives.js';

/** Screens whose look may be kept under a name. */
export const SAVED_VIEW_SCREENS = ['programme', 'console'] as const;
export const savedViewScreenSchema = z.enum(SAVED_VIEW_SCREENS);
export type SavedViewScreen = z.infer<typeof savedViewScreenSchema>;

/** The query of an address without its question mark: names, values, nothing that leads elsewhere. */
const viewQuerySchema = z
  .string()
  .trim()
  .max(4000)
  .regex(/^[\w.~%!$&'()*+,;=:@/?-]*$/, 'the query part of an address, percent-encoded');

const fields = {
  name: lineSchema(120),
  query: viewQuerySchema,
  shared: z.boolean().default(false).describe('true: everybody who signs in may open it'),
} as const;

export const savedViewDraftSchema = z.strictObject({ screen: savedViewScreenSchema, ...fields });
export type SavedViewDraft = z.infer<typeof savedViewDraftSchema>;

export const savedViewPatchSchema = z.strictObject({
  name: fields.name.optional(),
  query: fields.query.optional(),
  shared: z.boolean().optional(),
});
export type SavedViewPatch = z.infer<typeof savedViewPatchSchema>;

/** A named look of a screen: filters, groups, order, columns, as its address has them. */
export const savedViewSchema = z.object({
  id: uuidSchema,
  version: z.number().int(),
  screen: savedViewScreenSchema,
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  own: z.boolean().describe('made by the one who asks: only then it may be changed'),
  author: z.string(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const savedViewQuerySchema = z.strictObject({
  ...pageQueryShape,
  screen: savedViewScreenSchema.optional(),
  sort: z.enum(['name', '-name', 'updatedAt', '-updatedAt']).default('name'),
});
export type SavedViewQuery = z.infer<typeof savedViewQuerySchema>;
