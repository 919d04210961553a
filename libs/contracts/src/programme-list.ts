import { z } from 'zod';
import { severitySchema } from './findings.js';
import { atMomentShape, pageSchema } from './page.js';
import {
  dateSchema,
  localeSchema,
  localizedTextSchema,
  moneySchema,
  signedMoneySchema,
  timestampSchema,
  uuidSchema,
} from './primitives.js';
import { dateCertaintySchema, workQuerySchema, workStatusSchema } from './works.js';

/** What the rows of the programme may be gathered by. A work in several districts counts in the one of its largest share. */
export const PROGRAMME_GROUPS = ['none', 'project', 'agency', 'district', 'function', 'status', 'month'] as const;
export const programmeGroupSchema = z.enum(PROGRAMME_GROUPS);
export type ProgrammeGroupBy = z.infer<typeof programmeGroupSchema>;

/** Columns the programme is ordered by; each also with a leading minus. `days` = length in calendar days. */
export const PROGRAMME_ORDERS = [
  'start',
  'end',
  'title',
  'cost',
  'days',
  'progress',
  'nuisance',
  'findings',
  'updatedAt',
] as const;
export type ProgrammeOrder = (typeof PROGRAMME_ORDERS)[number];
const sorts = PROGRAMME_ORDERS.flatMap((order) => [order, `-${order}`] as const);
export const programmeSortSchema = z.enum(sorts as unknown as [ProgrammeOrder, ...`${'' | '-'}${ProgrammeOrder}`[]]);

const paging = { limit: true, cursor: true, sort: true } as const;
/** Filters of the list of works; the programme measures no distances. */
const filters = workQuerySchema.omit({ ...paging, withGeometry: true, near: true, withinM: true }).shape;

/** A key of `programme/groups`; empty: works that belong to no group. */
const groupKeySchema = z.string().max(200);

/** The number of rows before the page, for tables whose scroll bar jumps; programs use `cursor`. */
const MAX_OFFSET = 5_000_000;

export const programmeQuerySchema = z
  .strictObject({
    ...filters,
    groupBy: programmeGroupSchema.default('none'),
    group: groupKeySchema.optional().describe('rows of this group only'),
    sort: programmeSortSchema.default('start'),
    limit: workQuerySchema.shape.limit,
    cursor: workQuerySchema.shape.cursor,
    offset: z.coerce.number().int().min(0).max(MAX_OFFSET).optional().describe('rows to skip; not with a cursor'),
  })
  .refine((query) => !(query.cursor && query.offset), { path: ['offset'], message: 'give a cursor or an offset' });
export type ProgrammeQuery = z.infer<typeof programmeQuerySchema>;

export const programmeGroupQuerySchema = z.strictObject({ ...filters, groupBy: programmeGroupSchema.default('none') });
export type ProgrammeGroupQuery = z.infer<typeof programmeGroupQuerySchema>;

/** Columns of an exported programme, in their order. */
export const PROGRAMME_EXPORT_COLUMNS = [
  'title',
  'number',
  'status',
  'agency',
  'function',
  'district',
  'project',
  'phase',
  'start',
  'end',
  'finishedOn',
  'certainty',
  'days',
  'cost',
  'contractor',
  'progress',
  'findings',
  'severest',
  'nuisance',
  'baselineStart',
  'baselineEnd',
  'slip',
  'baselineCost',
  'slipCost',
] as const;
const exportColumnSchema = z.enum(PROGRAMME_EXPORT_COLUMNS);
export type ProgrammeExportColumn = z.infer<typeof exportColumnSchema>;

export const programmeExportQuerySchema = z.strictObject({
  ...filters,
  groupBy: programmeGroupSchema.default('none'),
  sort: programmeSortSchema.default('start'),
  locale: localeSchema.default('ru'),
  columns: z
    .string()
    .optional()
    .transform((text) => text?.split(','))
    .pipe(z.array(exportColumnSchema).min(1).optional())
    .describe('columns after the title, in this order, comma-separated; default: all'),
});
export type ProgrammeExportQuery = z.infer<typeof programmeExportQuerySchema>;

/** Number of open findings by severity. */
export const severityCountsSchema = z.record(severitySchema, z.number().int().nonnegative());

/** One line of the programme: what a table and a timeline show of a work. */
export const programmeRowSchema = z.object({
  id: uuidSchema,
  version: z.number().int(),
  externalId: z.string(),
  title: z.string(),
  agency: z.string(),
  function: z.string(),
  district: z.string().nullable().describe('external id of the district with the largest share'),
  project: z.string().nullable(),
  projectTitle: z.string().nullable(),
  phase: z.string().nullable().describe('phase of the project'),
  workType: z.string().nullable().describe('code; own, or that of the function'),
  start: dateSchema,
  end: dateSchema.describe('last day, included'),
  durationDays: z.number().int().nullable().describe('days of work inside a planned window; null: the whole window'),
  dateCertainty: dateCertaintySchema,
  status: workStatusSchema,
  contractor: z.string().nullable(),
  costKzt: moneySchema.nullable(),
  progressPercent: z.number().int().nullable(),
  finishedOn: dateSchema.nullable(),
  nuisance: z.number().nullable().describe('0..100; null: not measured yet'),
  openFindings: severityCountsSchema,
  baseline: z
    .object({
      name: z.string(),
      start: dateSchema,
      end: dateSchema,
      costKzt: moneySchema.nullable(),
      slipDays: z.number().int().describe('end now minus the end promised; a running work ends today at the earliest'),
      slipKzt: signedMoneySchema.nullable().describe('cost now minus the cost promised; null where one is not known'),
    })
    .nullable()
    .describe('what the latest frozen plan of the project promised'),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  demo: z.boolean(),
});
export type ProgrammeRow = z.infer<typeof programmeRowSchema>;
export const programmePageSchema = pageSchema(programmeRowSchema);

/**
 * Sums over works. `costKzt` adds the known costs, `days` the days of all that are not cancelled; `unpriced` are those of them
 * without a cost. A finding between two works counts once.
 */
export const programmeSumsSchema = z.object({
  works: z.number().int(),
  costKzt: z.string().describe('tenge, a decimal; it may be longer than one cost'),
  unpriced: z.number().int(),
  cancelled: z.number().int().describe('works of the sum that are cancelled: neither their cost nor their days count'),
  findings: z.number().int(),
  days: z.number().int().describe('calendar days of all works that are not cancelled'),
  start: dateSchema.nullable(),
  end: dateSchema.nullable(),
});
export type ProgrammeSums = z.infer<typeof programmeSumsSchema>;

/** Most groups one answer holds. */
export const MAX_PROGRAMME_GROUPS = 1000;

export const programmeGroupsSchema = z.object({
  asOf: timestampSchema,
  groupBy: programmeGroupSchema,
  total: programmeSumsSchema,
  groups: z.number().int().describe('number of groups; more than the answer lists when there are very many'),
  items: z.array(
    programmeSumsSchema.extend({
      key: groupKeySchema,
      label: localizedTextSchema.nullable().describe('null for status, month and works without a group'),
    }),
  ),
});
export type ProgrammeGroups = z.infer<typeof programmeGroupsSchema>;
export type ProgrammeGroup = ProgrammeGroups['items'][number];

/** Most works one question for marks names. */
export const MAX_MARKED_WORKS = 100;

export const programmeMarksQuerySchema = z.strictObject({
  ...atMomentShape,
  works: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(uuidSchema).min(1).max(MAX_MARKED_WORKS))
    .describe('ids of works, comma-separated'),
});
export type ProgrammeMarksQuery = z.infer<typeof programmeMarksQuerySchema>;

const period = { from: dateSchema.nullable(), to: dateSchema.nullable() } as const;

/** What a timeline draws on the lines of works: findings, restrictions on their places, seasons, milestones. */
export const programmeMarksSchema = z.object({
  findings: z.array(
    z.object({
      id: uuidSchema,
      work: uuidSchema,
      rule: z.string(),
      severity: severitySchema,
      ...period,
      other: z.string().nullable().describe('title of the other work'),
      count: z
        .number()
        .int()
        .describe(
          'findings it stands for: the gravest are told one by one, the others by their first day, as the gravest',
        ),
    }),
  ),
  restrictions: z.array(
    z.object({
      id: uuidSchema,
      work: uuidSchema,
      kind: z.string(),
      state: z.string(),
      title: z.string().nullable(),
      ...period,
      count: z
        .number()
        .int()
        .describe('restrictions it stands for: the nearest are told one by one, the others as stretches of one kind'),
    }),
  ),
  seasons: z.array(z.object({ workType: z.string(), fromDay: z.string(), toDay: z.string() })).describe('MM-DD'),
  milestones: z.array(
    z.object({
      id: uuidSchema,
      project: z.string(),
      title: z.string(),
      dueOn: dateSchema,
      doneOn: dateSchema.nullable(),
    }),
  ),
});
export type ProgrammeMarks = z.infer<typeof programmeMarksSchema>;
