import { z } from 'zod';
import { budgetSourceSchema } from './budget.js';
import { FINDING_STATUSES, OPEN_FINDING_STATUSES, SEVERITIES, severitySchema } from './findings.js';
import { stageSchema } from './mandates.js';
import { codeSchema, dateSchema, localizedTextSchema, moneySchema, timestampSchema, uuidSchema } from './primitives.js';
import { resolutionKindSchema } from './resolutions.js';
import { WORK_STATUSES, workStatusSchema } from './works.js';

/** Registers a figure may be counted from. */
export const FIGURE_SOURCES = [
  'works',
  'findings',
  'resolutions',
  'budget-lines',
  'restrictions',
  'holidays',
  'mandates',
  'requirements',
] as const;

/** What a figure may leave out. */
export const EXCLUSIONS = [
  'budget.total-line',
  'budget.need',
  'budget.no-amount',
  'work.no-cost',
  'work.no-district',
  'finding.past',
  'finding.settled',
  'finding.no-district',
] as const;
export const exclusionSchema = z.object({
  reason: z.enum(EXCLUSIONS),
  count: z.number().int().describe('rows left out'),
  amountKzt: moneySchema.nullable().describe('their planned money; null where rows have none'),
});
export type Exclusion = z.infer<typeof exclusionSchema>;

/** Why there is no figure: that differs from 0. */
export const NO_FIGURE_REASONS = ['source.not-connected'] as const;
const head = {
  asOf: timestampSchema.describe('when the figures were counted'),
  changedAt: timestampSchema.describe('newest change in the registers: none between it and the count'),
  day: dateSchema.describe('the day of the city that counts as today'),
  source: z.array(z.enum(FIGURE_SOURCES)).describe('registers the figures are counted from'),
  excluded: z.array(exclusionSchema).describe('what the sums leave out; empty: nothing'),
} as const;

const count = z.number().int().nonnegative();
const perSeverity = z.object(
  Object.fromEntries(SEVERITIES.map((severity) => [severity, count])) as Record<
    (typeof SEVERITIES)[number],
    typeof count
  >,
);
const perFindingStatus = z.object(
  Object.fromEntries(FINDING_STATUSES.map((status) => [status, count])) as Record<
    (typeof FINDING_STATUSES)[number],
    typeof count
  >,
);
const perWorkStatus = z.object(
  Object.fromEntries(WORK_STATUSES.map((status) => [status, count])) as Record<
    (typeof WORK_STATUSES)[number],
    typeof count
  >,
);
const names = { nameRu: z.string(), nameKk: z.string().nullable(), nameEn: z.string().nullable() } as const;
const bodySchema = z.object({ code: z.string(), ...names });
const yearSchema = z.coerce.number().int().min(1990).max(2100);
const district = codeSchema.optional().describe('code or id of a district; the whole city when absent');
const year = yearSchema.optional().describe('the current year when absent');

/** How many in a window that ends now, and in the window of the same length before it. */
export const comparedSchema = z.object({ now: count, before: count });
export type Compared = z.infer<typeof comparedSchema>;

/** Money of budget lines; null: no line states it. */
export const moneySumsSchema = z.object({
  lines: count,
  plannedKzt: moneySchema.nullable(),
  adjustedKzt: moneySchema.nullable(),
  committedKzt: moneySchema.nullable(),
  paidKzt: moneySchema.nullable(),
});
export type MoneySums = z.infer<typeof moneySumsSchema>;

export const figuresNowQuerySchema = z.strictObject({ district });
export type FiguresNowQuery = z.infer<typeof figuresNowQuerySchema>;

/** One decision that is due: a proposed resolution that bodies have not answered yet. */
export const dueDecisionSchema = z.object({
  finding: uuidSchema,
  number: z.number().int().describe('number of the finding: F-17'),
  severity: severitySchema,
  kind: resolutionKindSchema,
  since: timestampSchema,
  waitsFor: z.array(bodySchema),
});
export type DueDecision = z.infer<typeof dueDecisionSchema>;

/** The city, or one district, now. */
export const figuresNowSchema = z.object({
  ...head,
  district: z.object({ id: uuidSchema, externalId: z.string(), ...names }).nullable(),
  findings: z.object({
    open: count.describe(`${OPEN_FINDING_STATUSES.join(', ')}; not past`),
    areas: count.describe('of the open: hold for whole areas, so that the points of a map do not count them'),
    bySeverity: perSeverity.describe('of the open'),
    byStatus: perFindingStatus.describe('of those that are not past; `closed`: in the last 7 days'),
    opened24h: comparedSchema,
    opened7d: comparedSchema,
    closed7d: comparedSchema,
  }),
  works: z.object({
    byStatus: perWorkStatus.describe('of all works'),
    today: count.describe('their days contain today, not cancelled or done'),
    startThisWeek: count,
    endThisWeek: count,
    lateToStart: count.describe('first day is past, still planned or approved'),
    lateToEnd: count.describe('last day is past, neither finished nor cancelled'),
  }),
  decisions: z.object({
    total: count,
    oldest: timestampSchema.nullable(),
    items: z.array(dueDecisionSchema).describe('the ten that wait longest'),
  }),
  money: moneySumsSchema.extend({ year: z.number().int() }),
  requests: z.object({ count: count.nullable(), reason: z.enum(NO_FIGURE_REASONS).nullable() }),
});
export type FiguresNow = z.infer<typeof figuresNowSchema>;

/** Weeks a small multiple shows. */
export const FIGURE_WEEKS = 12;

export const districtFiguresSchema = z.object({
  id: uuidSchema.describe('id of the outline on the map'),
  externalId: z.string(),
  ...names,
  open: count.describe(`${OPEN_FINDING_STATUSES.join(', ')}; not past`),
  bySeverity: perSeverity,
  opened7d: comparedSchema,
  worksToday: count,
  worksLate: count.describe('late to start or to end'),
  decisions: count,
  money: moneySumsSchema,
  weeks: z
    .array(
      z.object({
        from: dateSchema.describe('Monday'),
        open: count
          .nullable()
          .describe('findings open at the end of the week, without those that were settled then; null: not known'),
        opened: count.nullable(),
        closed: count.nullable(),
        works: count.describe('works under way on any day of the week'),
      }),
    )
    .describe('oldest first, the current week last'),
});
export type DistrictFigures = z.infer<typeof districtFiguresSchema>;
export const figuresDistrictsQuerySchema = z.strictObject({ year });
export type FiguresDistrictsQuery = z.infer<typeof figuresDistrictsQuerySchema>;
export const figuresDistrictsSchema = z.object({
  ...head,
  year: z.number().int().describe('of the money'),
  knownSince: timestampSchema.describe('nothing is known of findings before; weeks that ended before it have none'),
  items: z.array(districtFiguresSchema),
});
export type FiguresDistricts = z.infer<typeof figuresDistrictsSchema>;

export const figuresCalendarQuerySchema = z.strictObject({ year, district });
export type FiguresCalendarQuery = z.infer<typeof figuresCalendarQuerySchema>;
/** One number per day of the year in each list, from 1 January on. */
export const figuresCalendarSchema = z.object({
  ...head,
  year: z.number().int(),
  first: dateSchema,
  active: z.array(count).describe('works under way'),
  starting: z.array(count).describe('works that start'),
  opened: z.array(count).describe('findings opened'),
  restrictions: z.array(count).describe('restrictions in force'),
  holidays: z.array(z.object({ day: dateSchema, ...names })),
});
export type FiguresCalendar = z.infer<typeof figuresCalendarSchema>;

export const figuresMoneyQuerySchema = z.strictObject({ year, district });
export type FiguresMoneyQuery = z.infer<typeof figuresMoneyQuerySchema>;
/** Most administrator x source rows told; the rest stands in the sum. */
export const MAX_MONEY_ROWS = 120;
const placed = {
  unplacedKzt: moneySchema.nullable().describe('part of the plan (adjusted, else first) no work has'),
  unplacedLines: count.describe('lines without any work'),
};
export const figuresMoneySchema = z.object({
  ...head,
  year: z.number().int(),
  years: z.array(z.number().int()).describe('years that have lines'),
  total: moneySumsSchema.extend(placed),
  rows: count,
  items: z
    .array(moneySumsSchema.extend({ administrator: bodySchema, source: budgetSourceSchema, ...placed }))
    .describe('greatest plans first'),
});
export type FiguresMoney = z.infer<typeof figuresMoneySchema>;
export type MoneyRow = FiguresMoney['items'][number];

export const figuresFlowQuerySchema = z.strictObject({
  district,
  function: codeSchema.optional().describe('only what lies below this function'),
});
export type FiguresFlowQuery = z.infer<typeof figuresFlowQuerySchema>;
export const flowNodeSchema = z.object({
  id: z.string(),
  kind: z.enum(['function', 'stage', 'body', 'nobody', 'others']),
  code: z.string().nullable(),
  stage: stageSchema.nullable(),
  names: localizedTextSchema.nullable().describe('null for stages, nobody and others: clients have the words'),
  deeper: z.boolean().describe('a function with functions below it'),
});
export const flowLinkSchema = z.object({
  source: z.string(),
  target: z.string(),
  count: count.describe('powers and gaps'),
  duplicates: count.describe('powers of them in an open overlap'),
  gaps: count.describe('of them gaps: nobody holds it'),
});
/** Function -> stage -> body, by number of powers; towards `nobody` by gaps. */
export const figuresFlowSchema = z.object({
  ...head,
  powers: count,
  duplicates: count.describe('findings of overlap that are not closed: settled ones too, until they are carried out'),
  gaps: count.describe('findings mandate.gap that are not closed'),
  nodes: z.array(flowNodeSchema),
  links: z.array(flowLinkSchema),
});
export type FiguresFlow = z.infer<typeof figuresFlowSchema>;

export const figuresWeekQuerySchema = z.strictObject({
  from: dateSchema.optional().describe('first of seven days; Monday of this week when absent'),
  district,
});
export type FiguresWeekQuery = z.infer<typeof figuresWeekQuerySchema>;
/** Most works a week names; `total` counts them all. */
export const MAX_WEEK_WORKS = 60;
export const figuresWeekSchema = z.object({
  ...head,
  from: dateSchema,
  to: dateSchema,
  days: z.array(
    z.object({ day: dateSchema, works: count, starting: count, ending: count, findings: count, holiday: z.boolean() }),
  ),
  districts: z.array(
    z.object({
      id: uuidSchema,
      externalId: z.string(),
      ...names,
      works: z.array(count).describe('under way on each of the seven days'),
      findings: count.describe('open findings of works of the week'),
    }),
  ),
  total: count,
  works: z
    .array(
      z.object({
        id: uuidSchema,
        number: z.number().int().describe('number of the work: W-17'),
        title: z.string(),
        agency: bodySchema,
        district: z.string().nullable().describe('externalId of the district with the greatest share'),
        start: dateSchema,
        end: dateSchema,
        status: workStatusSchema,
        findings: count,
        worst: severitySchema.nullable(),
        demo: z.boolean(),
      }),
    )
    .describe('worst findings first, then by first day'),
});
export type FiguresWeek = z.infer<typeof figuresWeekSchema>;
