import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/** Settings of mandate.duplicate, key `rule.mandate.duplicate`. Weights are shares of 100 points. */
export const mandateDuplicateSettingsSchema = z.object({
  toleranceM2: z.number().min(0).default(100).describe('an overlap up to this is a sliver of drawing'),
  toleranceShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.001)
    .describe('as toleranceM2, as a part of the smaller territory'),
  muchMoneyKzt: z
    .number()
    .positive()
    .default(1_000_000_000)
    .describe('tenge a year that give the full points for money'),
  manyWorks: z.number().positive().default(50).describe('works that give the full points for works'),
  manySites: z.number().positive().default(100).describe('sites that give the full points for sites'),
  longDays: z.number().positive().default(365).describe('common days that give the full points for time'),
  costlyStages: z
    .array(z.string())
    .default(['financing', 'construction', 'current-repair', 'maintenance'])
    .describe('stages at which a duplicate is paid for twice'),
  weights: z
    .object({
      share: z.number().min(0),
      works: z.number().min(0),
      money: z.number().min(0),
      sites: z.number().min(0),
      days: z.number().min(0),
      stage: z.number().min(0),
      relation: z.number().min(0),
    })
    .default({ share: 30, works: 10, money: 10, sites: 10, days: 15, stage: 15, relation: 10 }),
  severity: severityScaleSchema.default({ low: 25, medium: 45, high: 65, critical: 85 }),
});
export type MandateDuplicateSettings = z.infer<typeof mandateDuplicateSettingsSchema>;
