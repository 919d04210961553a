import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/** Settings of mandate.duplicate-control, key `rule.mandate.duplicate-control`. Weights are shares of 100 points. */
export const mandateDuplicateControlSettingsSchema = z.object({
  toleranceM2: z.number().min(0).default(100).describe('an overlap up to this is a sliver of drawing'),
  toleranceShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.001)
    .describe('as toleranceM2, as a part of the smaller territory'),
  manySites: z.number().positive().default(100).describe('sites that give the full points for sites'),
  longDays: z.number().positive().default(365).describe('common days that give the full points for time'),
  weights: z
    .object({
      share: z.number().min(0),
      sites: z.number().min(0),
      days: z.number().min(0),
      relation: z.number().min(0),
    })
    .default({ share: 45, sites: 15, days: 20, relation: 20 }),
  severity: severityScaleSchema.default({ low: 25, medium: 45, high: 75, critical: 95 }),
});
export type MandateDuplicateControlSettings = z.infer<typeof mandateDuplicateControlSettingsSchema>;
