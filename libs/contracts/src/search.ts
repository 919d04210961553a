import { z } from 'zod';
import { pageQueryShape } from './page.js';
import { uuidSchema } from './primitives.js';

/** What the search finds. There is no register of requests yet: they are not among them. */
export const SEARCH_TYPES = [
  'territory',
  'site',
  'work',
  'project',
  'need',
  'agency',
  'function',
  'mandate',
  'budget-line',
  'legal-act',
  'finding',
  'alarm',
  'restriction',
  'note',
  'person',
] as const;
export const searchTypeSchema = z.enum(SEARCH_TYPES);
export type SearchType = z.infer<typeof searchTypeSchema>;

/** One hit of the search. */
export const searchHitSchema = z.object({
  type: searchTypeSchema,
  id: uuidSchema,
  externalId: z.string(),
  number: z.number().int().nullable().describe('the short number that can be spoken, of types that have one'),
  title: z.object({ ru: z.string(), kk: z.string().nullable(), en: z.string().nullable() }),
  kind: z.string().nullable(),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  demo: z.boolean(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchQuerySchema = z.strictObject({
  q: z.string().trim().min(2).max(200),
  type: z
    .string()
    .optional()
    .transform((text) => text?.split(','))
    .pipe(z.array(searchTypeSchema).optional())
    .describe('one or several, comma-separated; default: all'),
  limit: pageQueryShape.limit.default(20),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;
export const searchResponseSchema = z.object({
  items: z.array(searchHitSchema),
  total: z.number().int().describe('hits counted, `items` among them'),
  atLeast: z
    .boolean()
    .describe(
      'true: there may be more hits than `total`: too much fits to be counted, or words are too short for large registers',
    ),
});
export type SearchResponse = z.infer<typeof searchResponseSchema>;
