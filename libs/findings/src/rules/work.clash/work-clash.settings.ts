import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/**
 * Settings of work.clash, key `rule.work.clash`. The database applies the strips (`bufferM`, `hinderedBufferM`) when a zone
 * is stored, unless the type of the work has its own, and the days of works that overrun (`overrunDays`). Weights are shares of 100 points.
 */
export const workClashSettingsSchema = z.object({
  bufferM: z.number().min(0).max(500).default(5).describe('strip around a work, metres'),
  hinderedBufferM: z.number().min(0).max(500).default(10).describe('strip around a work that hinders traffic, metres'),
  overrunDays: z
    .number()
    .int()
    .min(0)
    .max(366)
    .default(14)
    .describe(
      'days a work past its planned end is expected to go on, to the end of the week; counted anew every night',
    ),
  toleranceM2: z.number().min(0).default(0.05).describe('zones that share no more than this only touch'),
  longDays: z.number().positive().default(30).describe('common days that give the full points for time'),
  sameAgencyFactor: z.number().min(0).max(1).default(0.5).describe('points of two works of one agency are worth this'),
  avoidableFactor: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('points of works that can avoid each other inside their planned windows are worth this'),
  weights: z
    .object({
      share: z.number().min(0),
      days: z.number().min(0),
      firm: z.number().min(0),
      traffic: z.number().min(0),
      contact: z.number().min(0),
    })
    .default({ share: 40, days: 25, firm: 15, traffic: 10, contact: 10 }),
  severity: severityScaleSchema.default({ low: 20, medium: 40, high: 60, critical: 80 }),
});
export type WorkClashSettings = z.infer<typeof workClashSettingsSchema>;
