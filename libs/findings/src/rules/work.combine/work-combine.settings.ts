import { z } from 'zod';

const priceSchema = z.number().min(0).max(100_000_000);

/**
 * Settings of work.combine, key `rule.work.combine`. Prices are starting values to be replaced by those of the city; no
 * published price list stands behind them.
 */
export const workCombineSettingsSchema = z.object({
  nearM: z.number().min(0).max(200).default(10).describe('shapes this near can share a trench or a closure, metres'),
  gapDays: z.number().int().min(0).max(730).default(60).describe('works further apart in time are not compared'),
  trenchKztPerM: z
    .object({
      asphalt: priceSchema,
      concrete: priceSchema,
      paving: priceSchema,
      gravel: priceSchema,
      soil: priceSchema,
      lawn: priceSchema,
      rubber: priceSchema,
      unknown: priceSchema,
    })
    .default({
      ...{ asphalt: 38_000, concrete: 42_000, paving: 30_000, gravel: 9_000 },
      ...{ soil: 6_000, lawn: 8_000, rubber: 45_000, unknown: 15_000 },
    })
    .describe('opening and closing one metre of trench, tenge, by what lies on it'),
  closureKztPerDay: priceSchema.default(60_000).describe('a day on which traffic is hindered, tenge'),
  leastSavingKzt: z.number().min(0).default(100_000).describe('a smaller saving is not worth a meeting, tenge'),
  lowFromKzt: z.number().positive().default(3_000_000).describe('from this saving on the severity is low, else info'),
});
export type WorkCombineSettings = z.infer<typeof workCombineSettingsSchema>;
