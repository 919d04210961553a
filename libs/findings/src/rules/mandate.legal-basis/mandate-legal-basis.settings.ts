import { stageSchema } from '@abat/contracts';
import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';
import { toleranceShape } from '../power-ground/settings.js';

/** Settings of mandate.legal-basis, key `rule.mandate.legal-basis`. Points are of 100. */
export const mandateLegalBasisSettingsSchema = z.object({
  ...toleranceShape,
  graveStages: z
    .array(stageSchema)
    .default(['financing', 'construction', 'current-repair', 'maintenance', 'control'])
    .describe('stages at which money is spent or others are checked: full points'),
  otherStagesFactor: z.number().min(0).max(1).default(0.8).describe('points at the other stages are worth this'),
  points: z
    .object({
      repealed: z.number().min(0).max(100),
      expired: z.number().min(0).max(100),
      draft: z.number().min(0).max(100),
      amended: z.number().min(0).max(100),
      review: z.number().min(0).max(100),
    })
    .default({ repealed: 80, expired: 75, draft: 55, amended: 30, review: 25 }),
  severity: severityScaleSchema.default({ low: 20, medium: 40, high: 70, critical: 95 }),
});
export type MandateLegalBasisSettings = z.infer<typeof mandateLegalBasisSettingsSchema>;
