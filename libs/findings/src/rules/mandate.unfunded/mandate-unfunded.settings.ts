import { stageSchema } from '@abat/contracts';
import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';
import { toleranceShape } from '../power-ground/settings.js';

/** Settings of mandate.unfunded, key `rule.mandate.unfunded`. Weights are shares of 100 points. */
export const mandateUnfundedSettingsSchema = z.object({
  ...toleranceShape,
  stages: z
    .array(stageSchema)
    .min(1)
    .default(['financing', 'construction', 'current-repair', 'maintenance'])
    .describe('stages that cannot be done without money'),
  onlyLoadedYears: z
    .boolean()
    .default(true)
    .describe('a year of which the register holds no approved line of any body is not judged'),
  manyWorks: z.number().positive().default(10).describe('works without money that give the full points for works'),
  weights: z
    .object({
      missing: z.number().min(0),
      certain: z.number().min(0),
      lapsed: z.number().min(0),
      works: z.number().min(0),
    })
    .default({ missing: 40, certain: 20, lapsed: 15, works: 25 }),
  severity: severityScaleSchema.default({ low: 25, medium: 45, high: 70, critical: 95 }),
});
export type MandateUnfundedSettings = z.infer<typeof mandateUnfundedSettingsSchema>;
