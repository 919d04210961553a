import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/** Settings of work.repeat-dig, key `rule.work.repeat-dig`. How long a surface is protected stands in the restriction. */
export const workRepeatDigSettingsSchema = z.object({
  trenchWidthM: z.number().gt(0).max(50).default(1.5).describe('width of a dig drawn as a line or a point, metres'),
  surfaceWidthM: z
    .number()
    .gt(0)
    .max(100)
    .default(10)
    .describe('width of a surface drawn as a line or a point, metres'),
  toleranceM2: z.number().min(0).default(1).describe('a dig of no more than this on the surface only touches it'),
  longDays: z.number().positive().default(1095).describe('days of protection left that give the full points'),
  largeM2: z.number().positive().default(500).describe('opened area that gives the full points'),
  proposedFactor: z.number().min(0).max(1).default(0.5).describe('points while nobody has confirmed the restriction'),
  weights: z
    .object({ left: z.number().min(0), share: z.number().min(0), area: z.number().min(0), base: z.number().min(0) })
    .default({ left: 30, share: 20, area: 20, base: 30 }),
  severity: severityScaleSchema.default({ low: 15, medium: 40, high: 60, critical: 80 }),
});
export type WorkRepeatDigSettings = z.infer<typeof workRepeatDigSettingsSchema>;
