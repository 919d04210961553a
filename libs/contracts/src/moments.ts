import { z } from 'zod';
import { pageQueryShape } from './page.js';
import { codeSchema, localizedTextSchema, momentSchema, timestampSchema, uuidSchema } from './primitives.js';

/** Registers whose changes are told. Zones and money of a work are told as changes of the work. */
export const CHANGE_SUBJECTS = [
  'work',
  'finding',
  'resolution',
  'project',
  'need',
  'restriction',
  'site',
  'mandate',
  'agreement',
  'budget-line',
  'territory',
] as const;
export const changeSubjectSchema = z.enum(CHANGE_SUBJECTS);
export type ChangeSubject = z.infer<typeof changeSubjectSchema>;

/** What happened. A change of several things is told by the weightiest, in this order. */
export const CHANGE_ACTIONS = [
  'created',
  'deleted',
  'opened',
  'closed',
  'reopened',
  'assessed',
  'answered',
  'status',
  'moved',
  'placed',
  'money',
  'changed',
] as const;
export const changeActionSchema = z.enum(CHANGE_ACTIONS);
export type ChangeAction = z.infer<typeof changeActionSchema>;

const window = {
  since: momentSchema.describe('changes after this moment'),
  until: momentSchema.optional().describe('changes up to this moment; now when absent'),
  district: codeSchema.optional().describe('code or id of a district'),
  agency: codeSchema.optional(),
} as const;

const inOrder = (query: { since: string; until?: string | undefined }): boolean =>
  !query.until || Date.parse(query.since) <= Date.parse(query.until);
const order = { path: ['until'], message: 'until is before since' };

export const changesQuerySchema = z
  .strictObject({
    ...window,
    limit: pageQueryShape.limit,
    cursor: pageQueryShape.cursor,
    subject: changeSubjectSchema.optional(),
    action: changeActionSchema.optional(),
  })
  .refine(inOrder, order);
export type ChangesQuery = z.infer<typeof changesQuerySchema>;

/** One subject changed at one moment by one person or program. */
export const changeSchema = z.object({
  id: z.string(),
  at: timestampSchema,
  subject: z.object({ type: changeSubjectSchema, id: uuidSchema }),
  action: changeActionSchema,
  title: localizedTextSchema.describe('name of the row; of a finding its rule code, of a resolution its kind'),
  number: z.number().int().nullable().describe('of a finding: F-17'),
  severity: z.string().nullable(),
  gone: z.boolean().describe('the row exists no longer'),
  actor: z.string().nullable().describe('name of the user, or of the import or job'),
  changes: z
    .array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }))
    .describe('plain fields only: status, days, money, severity'),
});
export type Change = z.infer<typeof changeSchema>;
export const changesSchema = z.object({
  since: timestampSchema,
  until: timestampSchema,
  counts: z
    .array(z.object({ subject: changeSubjectSchema, action: changeActionSchema, count: z.number().int() }))
    .describe('over the whole window, whatever the page and the kind asked for'),
  items: z.array(changeSchema).describe('newest first'),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
});
export type Changes = z.infer<typeof changesSchema>;

/** Widest window of a histogram by its step. */
export const HISTOGRAM_STEPS = { hour: 14, day: 400 } as const;
export const changeHistogramQuerySchema = z
  .strictObject({ ...window, step: z.enum(['hour', 'day']).default('day') })
  .refine(inOrder, order)
  .refine(
    ({ since, until, step }) =>
      Date.parse(until ?? new Date().toISOString()) - Date.parse(since) <= HISTOGRAM_STEPS[step] * 86_400_000,
    { path: ['since'], message: 'the window is too wide: 14 days by hour, 400 by day' },
  );
export type ChangeHistogramQuery = z.infer<typeof changeHistogramQuerySchema>;
export const changeHistogramSchema = z.object({
  since: timestampSchema,
  until: timestampSchema,
  step: z.enum(['hour', 'day']),
  first: timestampSchema.nullable().describe('the oldest change kept: nothing is known before it'),
  items: z.array(z.object({ at: timestampSchema, works: z.number().int(), findings: z.number().int() })),
});
export type ChangeHistogram = z.infer<typeof changeHistogramSchema>;
