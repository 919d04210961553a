import { z } from 'zod';

/** Slivers of drawing, as every rule about places has them. */
export const toleranceShape = {
  toleranceM2: z.number().min(0).default(100).describe('an area up to this is a sliver of drawing'),
  toleranceShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.001)
    .describe('as toleranceM2, as a part of the smaller territory'),
};
