import { z } from 'zod';
import { assessmentSchema, ruleCodeSchema, severitySchema } from './findings.js';
import { codeSchema, dateSchema, localizedTextSchema, textSchema, timestampSchema, uuidSchema } from './primitives.js';
import { dateCertaintySchema, workPreviewSchema, workStatusSchema } from './works.js';

/** What parties may agree on to end a finding; `accept` lives with it. */
export const RESOLUTION_KINDS = [
  'reschedule',
  'combine',
  'change-method',
  'split-place',
  'cancel-one',
  'accept',
] as const;
export const resolutionKindSchema = z.enum(RESOLUTION_KINDS);
export type ResolutionKind = z.infer<typeof resolutionKindSchema>;

export const RESOLUTION_STATES = ['proposed', 'agreed', 'refused', 'withdrawn', 'applied'] as const;
export const resolutionStateSchema = z.enum(RESOLUTION_STATES);
export type ResolutionState = z.infer<typeof resolutionStateSchema>;

export const RESOLUTION_ANSWERS = ['agree', 'refuse'] as const;
export const resolutionAnswerSchema = z.enum(RESOLUTION_ANSWERS);
export type ResolutionAnswer = z.infer<typeof resolutionAnswerSchema>;

const namesOut = { nameRu: z.string(), nameKk: z.string().nullable(), nameEn: z.string().nullable() } as const;

const isOncePerWork = (items: readonly { work: string }[]): boolean =>
  new Set(items.map(({ work }) => work)).size === items.length;
const perWork = <Item extends z.ZodType<{ work: string }>>(item: Item, least = 0) =>
  z.array(item).min(least).max(2).refine(isOncePerWork, { message: 'a work is named twice' });

/** Days of a work, both included. */
const workDaysSchema = z.strictObject({ work: uuidSchema, start: dateSchema, end: dateSchema });
export type WorkDays = z.infer<typeof workDaysSchema>;

/** What the parties agree on for each work; every kind of resolution has its own part of it. */
export const resolutionPlanSchema = z.strictObject({
  moves: perWork(
    workDaysSchema.refine((move) => move.start <= move.end, { path: ['end'], message: 'end is before start' }),
  ).describe('new days of works, both included; reschedule, combine'),
  methods: perWork(z.strictObject({ work: uuidSchema, method: textSchema(1000).min(1) }))
    .optional()
    .describe('how works are done instead; change-method'),
  places: perWork(z.strictObject({ work: uuidSchema, place: textSchema(1000).min(1) }))
    .optional()
    .describe('which part of the place each work takes; split-place'),
  cancel: uuidSchema.optional().describe('the work that is not done; cancel-one'),
});
export type ResolutionPlan = z.infer<typeof resolutionPlanSchema>;

/** The part of a plan that belongs to each kind; null: there is nothing to plan. */
export const PLAN_PARTS = {
  ...{ reschedule: 'moves', combine: 'moves', 'change-method': 'methods' },
  ...{ 'split-place': 'places', 'cancel-one': 'cancel', accept: null },
} as const satisfies Record<ResolutionKind, keyof ResolutionPlan | null>;

/** Parts of a plan that state something, though the kind has no such part. */
const foreignParts = (kind: ResolutionKind, plan: ResolutionPlan): string[] =>
  Object.entries(plan)
    .filter(([part, stated]) => part !== PLAN_PARTS[kind] && stated !== undefined && stated.length > 0)
    .map(([part]) => part);

export const resolutionDraftSchema = z
  .strictObject({
    agency: codeSchema.describe('the party that proposes; it agrees by that'),
    kind: resolutionKindSchema,
    note: textSchema(4000).nullish().describe('required from whoever does not belong to the body'),
    plan: resolutionPlanSchema.nullish(),
  })
  .superRefine(({ kind, plan }, context) => {
    for (const part of plan ? foreignParts(kind, plan) : [])
      context.addIssue({ code: 'custom', path: ['plan', part], message: 'does not belong to this kind' });
  });
export type ResolutionDraft = z.infer<typeof resolutionDraftSchema>;

export const resolutionAnswerRequestSchema = z.strictObject({
  agency: codeSchema.describe('the party that answers'),
  answer: resolutionAnswerSchema,
  comment: textSchema(2000)
    .nullish()
    .describe('required from whoever does not belong to the body: why it is said for it'),
});
export type ResolutionAnswerRequest = z.infer<typeof resolutionAnswerRequestSchema>;

/** The decision of the centre when parties do not answer or do not agree. */
export const resolutionSettlementSchema = z.strictObject({
  reason: textSchema(2000).min(1),
});
export type ResolutionSettlement = z.infer<typeof resolutionSettlementSchema>;

/** Works that move to the days that were agreed on, each with the version that was seen. */
export const resolutionApplicationSchema = z.strictObject({
  works: perWork(z.strictObject({ work: uuidSchema, version: z.number().int().min(1) }), 1),
});
export type ResolutionApplication = z.infer<typeof resolutionApplicationSchema>;

/** That an agreed step was carried out for a work, where only a party knows it: another method. */
export const resolutionCompletionSchema = z.strictObject({
  work: uuidSchema,
  doneOn: dateSchema.nullable().describe('not to come; null: it was said by mistake, the step is still to be done'),
  comment: textSchema(2000)
    .nullish()
    .describe('required from whoever does not belong to the body of the work: why it is said for it'),
});
export type ResolutionCompletion = z.infer<typeof resolutionCompletionSchema>;

/** What of a resolution is to be carried out for one work. */
export const resolutionStepSchema = z.object({
  work: uuidSchema,
  agency: z.string().nullable().describe('code of the body that has to do it; null: the work is gone'),
  nameRu: z.string().nullable(),
  nameKk: z.string().nullable(),
  nameEn: z.string().nullable(),
  done: z
    .boolean()
    .describe(
      'reschedule, combine: the work stands on its days; split-place: the sides meet no more; cancel-one: it is cancelled; change-method: a party said so',
    ),
  doneOn: dateSchema.nullable().describe('the day that was said'),
  doneBy: z.string().nullable(),
  comment: z.string().nullable(),
  onBehalf: z.boolean().describe('said for the body by somebody who does not belong to it'),
});
export type ResolutionStep = z.infer<typeof resolutionStepSchema>;

export const resolutionSchema = z.object({
  id: uuidSchema,
  finding: uuidSchema,
  kind: resolutionKindSchema,
  note: z.string().nullable(),
  plan: resolutionPlanSchema.nullable(),
  daysBefore: z.array(workDaysSchema).describe('of the works it moves, as they stood when it was proposed'),
  state: resolutionStateSchema,
  stale: z.boolean().describe('the finding changed since: what was agreed no longer fits what is measured'),
  agency: z.string().nullable().describe('code of the party that proposed it'),
  proposedBy: z.string().nullable(),
  settledReason: z.string().nullable().describe('why the centre settled it without all parties'),
  settledBy: z.string().nullable(),
  steps: z
    .array(resolutionStepSchema)
    .describe('what is carried out by whom, work by work; nothing before all agreed or where nothing is to be done'),
  parties: z.array(
    z.object({
      agency: z.string(),
      ...namesOut,
      answer: resolutionAnswerSchema.nullable(),
      comment: z.string().nullable(),
      answeredAt: timestampSchema.nullable(),
      answeredBy: z.string().nullable(),
      onBehalf: z.boolean().describe('answered for the body by somebody who does not belong to it'),
    }),
  ),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
  version: z.number().int(),
});
export type Resolution = z.infer<typeof resolutionSchema>;
export const resolutionsSchema = z.object({ items: z.array(resolutionSchema) });

/** One thing a party said of a finding, also what it said before. */
export const assessmentEntrySchema = z.object({
  id: z.string(),
  agency: z.string(),
  ...namesOut,
  assessment: assessmentSchema.exclude(['not-assessed']),
  comment: z.string().nullable(),
  at: timestampSchema,
  by: z.string().nullable(),
  onBehalf: z.boolean().describe('said for the body by somebody who does not belong to it'),
});
export type AssessmentEntry = z.infer<typeof assessmentEntrySchema>;
export const assessmentHistorySchema = z.object({ items: z.array(assessmentEntrySchema) });

/** A finding as a proposal names it. */
export const namedFindingSchema = z.object({
  key: z.string().describe('what it is about: its rule and the other side; the same before and after a move'),
  rule: ruleCodeSchema,
  severity: severitySchema,
  title: localizedTextSchema,
  finding: uuidSchema.nullable().describe('the stored finding of the same subjects, if any'),
});
export type NamedFinding = z.infer<typeof namedFindingSchema>;

/** New days of a work, as the rules judge them: nothing is promised that they do not say. */
export const dateProposalSchema = z.object({
  start: dateSchema,
  end: dateSchema,
  shiftDays: z.number().int().describe('days the start moves; negative = earlier'),
  narrowed: z.boolean().describe('fewer days than the planned window: a part of it, or a shorter stretch around it'),
  clears: z.array(namedFindingSchema),
  leaves: z.array(namedFindingSchema),
  opens: z.array(namedFindingSchema),
  cost: z.number().describe('days moved, firm dates weigh double; orders proposals'),
});
export type DateProposal = z.infer<typeof dateProposalSchema>;

export const BAR_KINDS = ['work', 'fresh-surface', 'guarantee', 'event', 'season', 'ban'] as const;
/** Days on which something else has the place: a neighbour's zone or a restriction. */
export const timelineBarSchema = z.object({
  kind: z.enum(BAR_KINDS),
  id: uuidSchema,
  title: z.string(),
  start: dateSchema,
  end: dateSchema,
  firm: z.boolean(),
});
export type TimelineBar = z.infer<typeof timelineBarSchema>;

export const IMMOVABLE_REASONS = ['running', 'ended', 'cancelled'] as const;

/** One work of a finding and where it could go. */
export const proposalSideSchema = z.object({
  work: uuidSchema.nullable().describe('null: a draft that is not stored'),
  version: z.number().int().nullable(),
  title: z.string(),
  agency: z.string(),
  status: workStatusSchema,
  dateCertainty: dateCertaintySchema,
  start: dateSchema,
  end: dateSchema,
  immovable: z.enum(IMMOVABLE_REASONS).nullable().describe('why it cannot be moved'),
  mayApply: z.boolean().describe('the asker may change this work'),
  proposals: z.array(dateProposalSchema),
  bars: z.array(timelineBarSchema),
  barsTotal: z.number().int().describe('bars measured; the first of them are told'),
  season: z
    .array(z.object({ start: dateSchema, end: dateSchema }))
    .nullable()
    .describe('null: no season is set'),
});
export type ProposalSide = z.infer<typeof proposalSideSchema>;
export const proposalsSchema = z.object({ sides: z.array(proposalSideSchema) });
export type Proposals = z.infer<typeof proposalsSchema>;

export const draftProposalsRequestSchema = z.strictObject({ work: workPreviewSchema });
export type DraftProposalsRequest = z.infer<typeof draftProposalsRequestSchema>;

/** A proposal that leaves more than this is no way out for anybody. */
const MOST_TOLD_FINDINGS = 20_000;

/** The new days of one side of a finding; not before today, unless the work begins there already. */
export const proposalApplicationSchema = z
  .strictObject({
    workId: uuidSchema,
    version: z.number().int().min(1).describe('version of the work as it was seen'),
    start: dateSchema,
    end: dateSchema,
    remaining: z
      .array(z.string().max(200))
      .max(MOST_TOLD_FINDINGS)
      .describe('keys of the findings the proposal told to leave or to open: the work may meet no others'),
  })
  .refine((body) => body.start <= body.end, { path: ['end'], message: 'end is before start' });
export type ProposalApplication = z.infer<typeof proposalApplicationSchema>;
