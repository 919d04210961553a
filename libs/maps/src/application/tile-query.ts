import { atMomentQuerySchema, findingQuerySchema, workQuerySchema } from '@abat/contracts';
import type { z } from 'zod';

const paging = { limit: true, cursor: true, sort: true } as const;

/** Filters of the works layer: those of the list, so that map and list agree. `v` only tells caches apart. */
export const worksTileQuerySchema = workQuerySchema
  .omit({ ...paging, withGeometry: true, near: true, withinM: true })
  .extend({ v: workQuerySchema.shape.q });
export type WorksTileQuery = z.output<typeof worksTileQuerySchema>;

/** Filters of the findings layer: those of the list. */
export const findingsTileQuerySchema = findingQuerySchema.omit(paging).extend({ v: findingQuerySchema.shape.q });
export type FindingsTileQuery = z.output<typeof findingsTileQuerySchema>;

/** Layers of places and restrictions have no filters; they are of now or of a moment. */
export const placesTileQuerySchema = atMomentQuerySchema.extend({ v: workQuerySchema.shape.q });
export type PlacesTileQuery = z.output<typeof placesTileQuerySchema>;
