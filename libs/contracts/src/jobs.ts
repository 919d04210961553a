import { z } from 'zod';
import { ruleCodeSchema } from './findings.js';
import { timestampSchema, uuidSchema } from './primitives.js';

/** Queues, one per workload. */
export const QUEUES = { detection: 'detection', import: 'import', alarms: 'alarms' } as const;

/**
 * What may change under the rules. `foundation` = bodies, territories, functions, kinds, sets: the ground of all powers;
 * `function` = which works are of one kind.
 */
export const CHANGED_TYPES = [
  'work',
  'mandate',
  'agreement',
  'budget-line',
  'legal-act',
  'requirement',
  'refusal',
  'site',
  'statement',
  'restriction',
  'function',
  'work-type',
  'handover',
  'foundation',
] as const;
export const changedTypeSchema = z.enum(CHANGED_TYPES);
export type ChangedType = z.infer<typeof changedTypeSchema>;

/** Jobs carry ids and a schema version only; the worker re-reads the state. */
export const detectSubjectsJobSchema = z.strictObject({
  v: z.literal(1),
  subject: changedTypeSchema,
  ids: z.array(uuidSchema).min(1).max(1000),
});
export type DetectSubjectsJob = z.infer<typeof detectSubjectsJobSchema>;

export const detectAllJobSchema = z.strictObject({ v: z.literal(1), rule: ruleCodeSchema.nullable() });
export type DetectAllJob = z.infer<typeof detectAllJobSchema>;

/** So much changed that every rule it touches runs over everything. */
export const detectAffectedJobSchema = z.strictObject({ v: z.literal(1), changed: changedTypeSchema });
export type DetectAffectedJob = z.infer<typeof detectAffectedJobSchema>;

/** Nuisance of every work, by other weights or another base map. */
export const measureNuisanceJobSchema = z.strictObject({ v: z.literal(1) });

export const runImportJobSchema = z.strictObject({ v: z.literal(1), runId: uuidSchema });
export type RunImportJob = z.infer<typeof runImportJobSchema>;

/** Alarms follow these findings, those that changed since a moment, or all of them (neither is told). */
export const followFindingsJobSchema = z.strictObject({
  v: z.literal(1),
  ids: z.array(uuidSchema).min(1).max(1000).nullable(),
  since: timestampSchema.optional(),
});
/** What time alone does to alarms: snoozed ones return, urgent ones nobody takes are escalated. */
export const sweepAlarmsJobSchema = z.strictObject({ v: z.literal(1) });

/** Files of the store that no row names are looked for and removed. */
export const sweepFilesJobSchema = z.strictObject({ v: z.literal(1) });

/** Every job name with its queue and payload. Exactly one handler per name. */
export const JOBS = {
  'detect-subjects': { queue: QUEUES.detection, schema: detectSubjectsJobSchema },
  'detect-all': { queue: QUEUES.detection, schema: detectAllJobSchema },
  'detect-affected': { queue: QUEUES.detection, schema: detectAffectedJobSchema },
  'measure-nuisance': { queue: QUEUES.detection, schema: measureNuisanceJobSchema },
  'sweep-files': { queue: QUEUES.detection, schema: sweepFilesJobSchema },
  'run-import': { queue: QUEUES.import, schema: runImportJobSchema },
  'follow-findings': { queue: QUEUES.alarms, schema: followFindingsJobSchema },
  'sweep-alarms': { queue: QUEUES.alarms, schema: sweepAlarmsJobSchema },
} as const;
export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['schema']>;
