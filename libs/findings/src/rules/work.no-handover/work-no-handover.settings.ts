import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/** Settings of work.no-handover, key `rule.work.no-handover`. The deadline is the city's own: no act that sets one was found. */
export const workNoHandoverSettingsSchema = z.object({
  deadlineDays: z.number().int().min(0).max(3660).default(30).describe('days from the end of a work to its handover'),
  lookBackMonths: z
    .number()
    .int()
    .min(1)
    .max(600)
    .default(24)
    .describe('works that ended earlier are history: the register need not know their handover'),
  longDays: z.number().positive().default(180).describe('days late that give the full points'),
  base: z.number().min(0).max(100).default(25).describe('points of a handover that is one day late'),
  severity: severityScaleSchema.default({ low: 20, medium: 40, high: 70, critical: 100 }),
});
export type WorkNoHandoverSettings = z.infer<typeof workNoHandoverSettingsSchema>;
