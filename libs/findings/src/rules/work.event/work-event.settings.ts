import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/** Settings of work.event, key `rule.work.event`. */
export const workEventSettingsSchema = z.object({
  placeWidthM: z.number().gt(0).max(200).default(20).describe('width of a place drawn as a line or a point, metres'),
  toleranceM2: z.number().min(0).default(1).describe('works that share no more than this with the place only touch it'),
  longDays: z.number().positive().default(10).describe('common days that give the full points'),
  proposedFactor: z.number().min(0).max(1).default(0.5).describe('points while nobody has confirmed the restriction'),
  avoidableFactor: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('points when a planned work can keep out of the way inside its window'),
  base: z
    .object({ event: z.number().min(0), ban: z.number().min(0), season: z.number().min(0) })
    .default({ event: 35, ban: 50, season: 30 }),
  weights: z
    .object({ days: z.number().min(0), share: z.number().min(0), traffic: z.number().min(0) })
    .default({ days: 20, share: 15, traffic: 15 }),
  severity: severityScaleSchema.default({ low: 20, medium: 45, high: 65, critical: 90 }),
});
export type WorkEventSettings = z.infer<typeof workEventSettingsSchema>;
