import { z } from 'zod';
import { bboxSchema } from './geometry.js';
import { dateSchema, momentSchema } from './primitives.js';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 500;

/** Query parameters every list understands. `cursor` is opaque: it comes from `nextCursor` of the page before. */
export const pageQueryShape = {
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
  cursor: z.string().min(1).max(500).optional(),
  q: z.string().trim().min(1).max(200).optional(),
} as const;

/** Rows exactly as they were stored at a moment of the past; of what came later nothing is shown. */
export const atMomentShape = {
  at: momentSchema.optional().describe('a moment of the past: rows as they were stored then'),
} as const;
/** Registers whose rows hold for some days can be asked for a day, for a moment of the past, and for a day as it was known then. */
export const dayAtMomentShape = {
  on: dateSchema.optional().describe('what holds on this day; places: today when absent'),
  at: z
    .union([dateSchema, momentSchema])
    .optional()
    .describe('a moment of the past: rows as they were stored then; a plain day: the same as `on`'),
} as const;
export const atMomentQuerySchema = z.strictObject(atMomentShape);
export type AtMomentQuery = z.infer<typeof atMomentQuerySchema>;

export const spatialPageQueryShape = { ...pageQueryShape, bbox: bboxSchema.optional() } as const;

/** What counts of choices have no use for: they are of all rows of a list. */
export const PAGING = { limit: true, cursor: true, sort: true } as const;

/** How many rows a list would have with each choice of one filter; choices that would leave none are not told. */
export const choiceCountsSchema = z.object({
  items: z.array(z.object({ value: z.string(), count: z.number().int() })),
});
export type ChoiceCounts = z.infer<typeof choiceCountsSchema>;

/** `{ items, nextCursor, total }`: `total` counts everything the filters select, not the page. */
export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().nonnegative() });

export type Page<Item> = { items: Item[]; nextCursor: string | null; total: number };
