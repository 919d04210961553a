import { STAGES, stageSchema } from '@abat/contracts';
import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

const stages = z.array(stageSchema).min(1).max(STAGES.length);

/** Settings of mandate.split-chain, key `rule.mandate.split-chain`. Weights are shares of 100 points. */
export const mandateSplitChainSettingsSchema = z.object({
  toleranceM2: z.number().min(0).default(100).describe('an overlap up to this is a sliver of drawing'),
  toleranceShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.001)
    .describe('as toleranceM2, as a part of the smaller territory'),
  buildStages: stages.default(['construction']).describe('stages that make something new'),
  keepStages: stages.default(['current-repair', 'maintenance']).describe('stages that keep it up'),
  manyWorks: z.number().positive().default(50).describe('works that give the full points for works'),
  manySites: z.number().positive().default(100).describe('sites that give the full points for sites'),
  weights: z
    .object({
      share: z.number().min(0),
      works: z.number().min(0),
      sites: z.number().min(0),
      relation: z.number().min(0),
    })
    .default({ share: 40, works: 20, sites: 20, relation: 20 }),
  severity: severityScaleSchema.default({ low: 20, medium: 50, high: 80, critical: 95 }),
});
export type MandateSplitChainSettings = z.infer<typeof mandateSplitChainSettingsSchema>;
