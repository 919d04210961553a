import { stageSchema } from '@abat/contracts';
import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';
import { toleranceShape } from '../power-ground/settings.js';

/** Settings of mandate.gap, key `rule.mandate.gap`. Weights are shares of 100 points. */
export const mandateGapSettingsSchema = z.object({
  ...toleranceShape,
  costlyStages: z
    .array(stageSchema)
    .default(['financing', 'construction', 'current-repair', 'maintenance'])
    .describe('stages at which people feel that nobody acts'),
  manySites: z.number().positive().default(500).describe('sites that give the full points for sites'),
  siteScore: z.number().min(0).max(100).default(25).describe('points of one site without a balance holder'),
  weights: z
    .object({
      share: z.number().min(0),
      stage: z.number().min(0),
      whole: z.number().min(0),
      sites: z.number().min(0),
    })
    .default({ share: 45, stage: 20, whole: 15, sites: 20 }),
  severity: severityScaleSchema.default({ low: 20, medium: 40, high: 65, critical: 95 }),
});
export type MandateGapSettings = z.infer<typeof mandateGapSettingsSchema>;
