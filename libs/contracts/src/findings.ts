import { z } from 'zod';
import { countedInShape, geometrySchema } from './geometry.js';
import { dayAtMomentShape, PAGING, spatialPageQueryShape } from './page.js';
import { codeSchema, dateSchema, localizedTextSchema, textSchema, timestampSchema, uuidSchema } from './primitives.js';
import { mandatePreviewSchema } from './mandates.js';
import { workPreviewSchema } from './works.js';

/** Rules that run today. Codes are public and stable. */
export const RULE_CODES = [
  'mandate.duplicate',
  'mandate.duplicate-control',
  'mandate.gap',
  'mandate.unfunded',
  'mandate.unbacked-spending',
  'mandate.split-chain',
  'mandate.legal-basis',
  'mandate.similar-text',
  'mandate.contested',
  'work.clash',
  'work.duplicate',
  'work.repeat-dig',
  'work.order',
  'work.combine',
  'work.season',
  'work.event',
  'work.no-handover',
] as const;
export const ruleCodeSchema = z.enum(RULE_CODES);
export type RuleCode = z.infer<typeof ruleCodeSchema>;

export const SEVERITIES = ['info', 'low', 'medium', 'high', 'critical'] as const;
export const severitySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severitySchema>;

export const FINDING_STATUSES = ['open', 'assessed', 'in-decision', 'resolved', 'dismissed', 'closed'] as const;
export const findingStatusSchema = z.enum(FINDING_STATUSES);
export type FindingStatus = z.infer<typeof findingStatusSchema>;
/** A finding in one of these is open: somebody has to answer or decide. One that is `resolved` is agreed on, carried out or still to be. */
export const OPEN_FINDING_STATUSES = ['open', 'assessed', 'in-decision'] as const satisfies readonly FindingStatus[];

/** What a party says of a finding; `re-assess` = said before, but the measures changed since. */
export const ASSESSMENTS = ['not-assessed', 'conflict', 'no-conflict', 'not-ours', 're-assess'] as const;
export const assessmentSchema = z.enum(ASSESSMENTS);
export type Assessment = z.infer<typeof assessmentSchema>;

export const SUBJECT_TYPES = [
  'work',
  'mandate',
  'budget-line',
  'site',
  'territory',
  'function',
  'requirement',
  'legal-act',
  'statement',
  'restriction',
  'request',
] as const;
export const subjectTypeSchema = z.enum(SUBJECT_TYPES);
export type SubjectType = z.infer<typeof subjectTypeSchema>;

export const findingPartySchema = z.object({
  agency: z.string().describe('agency code'),
  nameRu: z.string(),
  nameKk: z.string().nullable(),
  nameEn: z.string().nullable(),
  assessment: assessmentSchema,
  comment: z.string().nullable(),
  assessedAt: timestampSchema.nullable(),
  assessedBy: z.string().nullable(),
  onBehalf: z.boolean().describe('said for the body by somebody who does not belong to it'),
});
export const findingSubjectSchema = z.object({
  type: subjectTypeSchema,
  id: uuidSchema,
  externalId: z.string(),
  title: z.string(),
  titles: localizedTextSchema.describe('the title with names in the three languages'),
  demo: z.boolean(),
});

/** Plain numbers and words a rule measured; the explanation is made from them. */
export const measuresSchema = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()]));
export type Measures = z.infer<typeof measuresSchema>;

export const findingSchema = z.object({
  id: uuidSchema,
  number: z.number().int().describe('short number that can be spoken: F-17'),
  rule: ruleCodeSchema,
  severity: severitySchema,
  score: z.number().describe('0..100, orders findings of one severity'),
  status: findingStatusSchema,
  parties: z.array(findingPartySchema),
  subjects: z.array(findingSubjectSchema),
  measures: measuresSchema,
  explanation: localizedTextSchema,
  title: localizedTextSchema,
  geometry: geometrySchema.nullable().describe('where the two sides meet, EPSG:4326'),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  territory: z.array(uuidSchema),
  period: z.object({ from: dateSchema.nullable(), to: dateSchema.nullable() }),
  demo: z.boolean().describe('a side of it is invented for demonstration'),
  openedAt: timestampSchema,
  updatedAt: timestampSchema,
  closedAt: timestampSchema.nullable(),
  version: z.number().int(),
});
export type Finding = z.infer<typeof findingSchema>;

const severityList = z
  .string()
  .optional()
  .transform((text) => text?.split(','))
  .pipe(z.array(severitySchema).optional());
const statusList = z
  .string()
  .optional()
  .transform((text) => text?.split(','))
  .pipe(z.array(findingStatusSchema).optional());

export const findingQuerySchema = z.strictObject({
  ...spatialPageQueryShape,
  ...countedInShape,
  rule: ruleCodeSchema.optional(),
  severity: severityList.describe('one or several, comma-separated'),
  status: statusList.describe('default: everything but closed'),
  agency: codeSchema.optional(),
  awaits: codeSchema
    .optional()
    .describe('agency that is a party and has not said what it thinks, or has to say it again'),
  toDo: codeSchema
    .optional()
    .describe('agency for whose works something agreed on is still to be carried out; of today also with `at`'),
  territory: codeSchema.optional(),
  subject: uuidSchema.optional().describe('findings in which this work, mandate... takes part'),
  ...dayAtMomentShape,
  on: dateSchema.optional().describe('findings whose period contains this day'),
  period: z.enum(['current', 'all']).default('current'),
  sort: z
    .enum(['-score', 'score', '-openedAt', 'openedAt', '-updatedAt', 'updatedAt'])
    .default('-score')
    .describe('score: by severity, and by score within one severity'),
});
export type FindingQuery = z.infer<typeof findingQuerySchema>;

export const previewRequestSchema = z
  .strictObject({ work: workPreviewSchema.optional(), mandate: mandatePreviewSchema.optional() })
  .refine((body) => [body.work, body.mandate].filter(Boolean).length === 1, {
    message: 'give exactly one of: work, mandate',
  });
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** A finding that would exist if the draft were saved. The draft itself stands in `subjects` without an id. */
export const previewFindingSchema = findingSchema
  .pick({
    rule: true,
    severity: true,
    score: true,
    measures: true,
    explanation: true,
    title: true,
    geometry: true,
    period: true,
  })
  .extend({
    parties: z.array(z.object({ agency: z.string() })),
    subjects: z.array(findingSubjectSchema.extend({ id: uuidSchema.nullable(), externalId: z.string().nullable() })),
    existing: uuidSchema.nullable().describe('id of the stored finding for the same pair, if any'),
  });
export type PreviewFinding = z.infer<typeof previewFindingSchema>;
export const previewResponseSchema = z.object({
  items: z.array(previewFindingSchema),
  total: z.number().int().describe('findings there would be; of each rule the first 500 are told'),
});
export type PreviewAnswer = z.infer<typeof previewResponseSchema>;

export const assessRequestSchema = z.strictObject({
  agency: codeSchema.describe('the party that speaks'),
  assessment: z.enum(['conflict', 'no-conflict', 'not-ours']),
  comment: textSchema(2000)
    .nullish()
    .describe('required from whoever does not belong to the body: why it is said for it'),
});
export type AssessRequest = z.infer<typeof assessRequestSchema>;

export const detectRequestSchema = z.strictObject({ rule: ruleCodeSchema.optional() });
/** What one run of a rule did. Counts are findings. */
export const detectionReportSchema = z.object({
  rule: ruleCodeSchema,
  measured: z.number().int(),
  opened: z.number().int(),
  updated: z.number().int(),
  closed: z.number().int(),
  unchanged: z.number().int(),
  durationMs: z.number(),
});
export type DetectionReport = z.infer<typeof detectionReportSchema>;

/** Filters of the list, besides those by which the counts are parted. */
export const findingStatsQuerySchema = findingQuerySchema.omit({
  ...PAGING,
  ...({ rule: true, severity: true, period: true } as const),
});
export type FindingStatsQuery = z.infer<typeof findingStatsQuerySchema>;

/** How many findings a list with the same filters shows, for the choices beside it: `count` of every period, `current` not past. */
export const findingStatsSchema = z.object({
  asOf: timestampSchema,
  items: z.array(
    z.object({ rule: ruleCodeSchema, severity: severitySchema, count: z.number().int(), current: z.number().int() }),
  ),
});
export type FindingStats = z.infer<typeof findingStatsSchema>;

/** Filters of findings whose choices are counted one filter at a time; rules, severities and periods stand in the stats. */
export const FINDING_CHOICES = ['status', 'agency', 'awaits', 'toDo', 'territory'] as const;
export type FindingChoice = (typeof FINDING_CHOICES)[number];
export const findingChoicesQuerySchema = findingQuerySchema.omit(PAGING).extend({ by: z.enum(FINDING_CHOICES) });
export type FindingChoicesQuery = z.infer<typeof findingChoicesQuerySchema>;
