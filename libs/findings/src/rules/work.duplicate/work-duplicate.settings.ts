import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/** Settings of work.duplicate, key `rule.work.duplicate`. Weights are shares of 100 points. */
export const workDuplicateSettingsSchema = z.object({
  months: z.number().int().min(0).max(60).default(12).describe('works further apart in time are not compared'),
  minShare: z.number().gt(0).max(1).default(0.3).describe('part of the smaller work that has to be on the same place'),
  titleSimilarity: z
    .number()
    .gt(0)
    .max(1)
    .default(0.6)
    .describe('titles this alike (trigrams, 0..1) are of one kind of work whatever their function'),
  sameAgencyFactor: z.number().min(0).max(1).default(0.7).describe('points of two works of one agency are worth this'),
  weights: z
    .object({ share: z.number().min(0), kind: z.number().min(0), time: z.number().min(0), title: z.number().min(0) })
    .default({ share: 35, kind: 30, time: 20, title: 15 }),
  severity: severityScaleSchema.default({ low: 20, medium: 45, high: 65, critical: 85 }),
});
export type WorkDuplicateSettings = z.infer<typeof workDuplicateSettingsSchema>;
