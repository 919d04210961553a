import type { Severity } from '@abat/contracts';
import { z } from 'zod';

/** Lowest score (0..100) of each severity; below `low` is `info`. */
export const severityScaleSchema = z.object({
  low: z.number().min(0).max(100),
  medium: z.number().min(0).max(100),
  high: z.number().min(0).max(100),
  critical: z.number().min(0).max(100),
});
export type SeverityScale = z.infer<typeof severityScaleSchema>;

/** Severity of a score on a scale. */
export function severityOf(score: number, scale: SeverityScale): Severity {
  if (score >= scale.critical) return 'critical';
  if (score >= scale.high) return 'high';
  if (score >= scale.medium) return 'medium';
  return score >= scale.low ? 'low' : 'info';
}

/** Part of a full scale that a value reaches, 0..1. */
export const partOf = (value: number, full: number): number => Math.min(1, Math.max(0, value / full));

/** A score with one decimal, so that equal states give equal scores. */
export const roundScore = (score: number): number => Math.round(Math.min(100, Math.max(0, score)) * 10) / 10;
