import { stageSchema } from '@abat/contracts';
import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';
import { toleranceShape } from '../power-ground/settings.js';

/** Settings of mandate.unbacked-spending, key `rule.mandate.unbacked-spending`. Weights are shares of 100 points. */
export const mandateUnbackedSpendingSettingsSchema = z.object({
  ...toleranceShape,
  spendingStages: z
    .array(stageSchema)
    .min(1)
    .default(['planning', 'financing', 'design', 'construction', 'current-repair', 'maintenance', 'acceptance'])
    .describe('stages that entitle to spend; to control, coordinate or take requests does not'),
  yearsBack: z.number().int().min(0).max(50).default(0).describe('years before the current one that are judged too'),
  muchMoneyKzt: z.number().positive().default(1_000_000_000).describe('tenge that give the full points for money'),
  weights: z
    .object({ missing: z.number().min(0), money: z.number().min(0), held: z.number().min(0) })
    .default({ missing: 35, money: 45, held: 20 }),
  severity: severityScaleSchema.default({ low: 25, medium: 45, high: 75, critical: 95 }),
});
export type MandateUnbackedSpendingSettings = z.infer<typeof mandateUnbackedSpendingSettingsSchema>;
