import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/** Settings of work.season, key `rule.work.season`. The seasons themselves stand in table `work_season`. */
export const workSeasonSettingsSchema = z.object({
  leastDays: z.number().int().min(1).default(3).describe('fewer days outside of the season are let pass'),
  leastShare: z.number().min(0).max(1).default(0.1).describe('a smaller part of the work outside is let pass'),
  longestDays: z
    .number()
    .int()
    .min(1)
    .default(300)
    .describe('a work that lasts longer only names its year: it is not judged'),
  firmFactor: z.number().min(1).max(2).default(1.25).describe('points of a work whose dates are firm are worth this'),
  weights: z.object({ share: z.number().min(0), days: z.number().min(0) }).default({ share: 60, days: 20 }),
  longDays: z.number().positive().default(60).describe('days outside that give the full points'),
  severity: severityScaleSchema.default({ low: 10, medium: 40, high: 70, critical: 100 }),
});
export type WorkSeasonSettings = z.infer<typeof workSeasonSettingsSchema>;
