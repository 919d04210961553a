import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';
import { toleranceShape } from '../power-ground/settings.js';

/** Settings of mandate.contested, key `rule.mandate.contested`. Weights are shares of 100 points. */
export const mandateContestedSettingsSchema = z.object({
  ...toleranceShape,
  windowDays: z.number().int().min(1).max(3660).default(180).describe('days up to the day judged on that count'),
  minRefusals: z.number().int().min(1).default(3).describe('refusals of at least minBodies bodies that raise it'),
  minBodies: z.number().int().min(1).default(2),
  minBounced: z.number().int().min(1).default(2).describe('requests refused twice or more that raise it by themselves'),
  manyRefusals: z.number().positive().default(30).describe('refusals that give the full points for refusals'),
  manyBounced: z.number().positive().default(10).describe('bounced requests that give the full points for them'),
  weights: z
    .object({
      base: z.number().min(0),
      refusals: z.number().min(0),
      bounced: z.number().min(0),
      bodies: z.number().min(0),
    })
    .default({ base: 30, refusals: 30, bounced: 25, bodies: 15 }),
  severity: severityScaleSchema.default({ low: 20, medium: 40, high: 70, critical: 95 }),
});
export type MandateContestedSettings = z.infer<typeof mandateContestedSettingsSchema>;
