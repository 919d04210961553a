import { z } from 'zod';
import { severityScaleSchema } from '../../domain/severity.js';

/** Settings of mandate.similar-text, key `rule.mandate.similar-text`. Weights are shares of 100 points. */
export const mandateSimilarTextSettingsSchema = z.object({
  similarity: z
    .number()
    .min(0.2)
    .max(1)
    .default(0.6)
    .describe('telling words both statements share, as a part of the words of both (Dice), from which they count'),
  sharedWords: z.number().int().min(2).default(3).describe('fewest telling words both statements share'),
  manyWords: z.number().positive().default(8).describe('shared words that give the full points for words'),
  weights: z
    .object({ similarity: z.number().min(0), words: z.number().min(0), confirmed: z.number().min(0) })
    .default({ similarity: 60, words: 20, confirmed: 20 }),
  severity: severityScaleSchema.default({ low: 40, medium: 70, high: 90, critical: 100 }),
});
export type MandateSimilarTextSettings = z.infer<typeof mandateSimilarTextSettingsSchema>;
