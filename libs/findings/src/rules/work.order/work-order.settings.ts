import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/** Settings of work.order, key `rule.work.order`. Ranks are those of the types of works: the lower is done first. */
export const workOrderSettingsSchema = z.object({
  finishingRank: z.number().int().min(1).max(100).default(30).describe('works from this rank on finish a surface'),
  rankStep: z.number().int().min(1).max(99).default(10).describe('the other work has to rank lower by at least this'),
  months: z.number().int().min(0).max(60).default(12).describe('works further apart in time are not compared'),
  lineWidthM: z.number().gt(0).max(100).default(6).describe('width of a work drawn as a line, metres'),
  toleranceM2: z.number().min(0).default(5).describe('works that share no more than this are beside each other'),
  highCostKzt: z.number().positive().default(20_000_000).describe('cost at risk that gives the full points, tenge'),
  weights: z
    .object({ share: z.number().min(0), time: z.number().min(0), cost: z.number().min(0), firm: z.number().min(0) })
    .default({ share: 35, time: 25, cost: 25, firm: 15 }),
  severity: severityScaleSchema.default({ low: 15, medium: 40, high: 65, critical: 85 }),
});
export type WorkOrderSettings = z.infer<typeof workOrderSettingsSchema>;
