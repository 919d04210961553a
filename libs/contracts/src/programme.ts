import { z } from 'zod';
import { pageQueryShape } from './page.js';
import {
  codeSchema,
  dateSchema,
  lineSchema,
  moneySchema,
  textSchema,
  uuidSchema,
  signedMoneySchema,
} from './primitives.js';
import { provenanceShape } from './territory.js';

const project = codeSchema.describe('code or id of the project');
const work = codeSchema.describe('id of the work');
const workOut = { workId: z.uuid(), work: z.string().describe('externalId'), workTitle: z.string() } as const;

const milestoneFields = {
  title: lineSchema(300),
  dueOn: dateSchema,
  doneOn: dateSchema.nullish(),
  note: textSchema(2000).nullish(),
} as const;
export const milestoneDraftSchema = z.strictObject({ project, ...milestoneFields });
export type MilestoneDraft = z.infer<typeof milestoneDraftSchema>;
export const milestonePatchSchema = z.strictObject(milestoneFields).partial();
export type MilestonePatch = z.infer<typeof milestonePatchSchema>;
export const milestoneSchema = z.object({
  ...provenanceShape,
  project: z.string(),
  title: z.string(),
  dueOn: dateSchema,
  doneOn: dateSchema.nullable(),
  note: z.string().nullable(),
  lateDays: z.number().int().describe('days it was or is late; 0 = in time'),
});
export type Milestone = z.infer<typeof milestoneSchema>;
export const milestoneQuerySchema = z.strictObject({
  ...pageQueryShape,
  project: codeSchema.optional(),
  sort: z.enum(['dueOn', '-dueOn']).default('dueOn'),
});
export type MilestoneQuery = z.infer<typeof milestoneQuerySchema>;

export const APPROVAL_MATTERS = [
  'land',
  'design',
  'estimate',
  'traffic',
  'networks',
  'greenery',
  'budget',
  'other',
] as const;
export const approvalMatterSchema = z.enum(APPROVAL_MATTERS);
export type ApprovalMatter = z.infer<typeof approvalMatterSchema>;
export const APPROVAL_ANSWERS = ['approved', 'refused', 'returned'] as const;
export const approvalAnswerSchema = z.enum(APPROVAL_ANSWERS);
export type ApprovalAnswer = z.infer<typeof approvalAnswerSchema>;

const approvalFields = {
  position: z.number().int().min(1).max(100).describe('place in the chain'),
  agency: codeSchema,
  matter: approvalMatterSchema,
  askedOn: dateSchema.nullish(),
  dueOn: dateSchema.nullish(),
  answeredOn: dateSchema.nullish(),
  answer: approvalAnswerSchema.nullish(),
  comment: textSchema(4000).nullish(),
} as const;
/** What the asked body says; everything else is said by the body of the project. */
export const APPROVAL_ANSWER_FIELDS = ['answer', 'answeredOn', 'comment'] as const;
export const approvalDraftSchema = z.strictObject({ project, ...approvalFields });
export type ApprovalDraft = z.infer<typeof approvalDraftSchema>;
export const approvalPatchSchema = z.strictObject(approvalFields).partial();
export type ApprovalPatch = z.infer<typeof approvalPatchSchema>;
/** One body's turn. Waiting counts from the day after it was asked to the answer or today. */
export const approvalSchema = z.object({
  ...provenanceShape,
  projectId: z.uuid(),
  project: z.string(),
  projectTitle: z.string(),
  position: z.number().int(),
  agency: z.string(),
  matter: approvalMatterSchema,
  askedOn: dateSchema.nullable(),
  dueOn: dateSchema.nullable(),
  answeredOn: dateSchema.nullable(),
  answer: approvalAnswerSchema.nullable(),
  comment: z.string().nullable(),
  waitingDays: z.number().int().nullable().describe('calendar days'),
  waitingWorkingDays: z.number().int().nullable().describe('without days off and holidays'),
  overdue: z.boolean(),
  latest: z.boolean().describe('the newest question to this body about this matter: only its answer counts'),
});
export type Approval = z.infer<typeof approvalSchema>;
export const approvalQuerySchema = z.strictObject({
  ...pageQueryShape,
  project: codeSchema.optional(),
  agency: codeSchema.optional(),
  waiting: z.enum(['true', 'false']).optional().describe('true: asked and not answered'),
  sort: z.enum(['position', '-position', 'askedOn', '-askedOn']).default('position'),
});
export type ApprovalQuery = z.infer<typeof approvalQuerySchema>;

const progressFields = {
  reportedOn: dateSchema,
  percent: z.number().int().min(0).max(100),
  note: textSchema(4000).nullish(),
} as const;
export const progressReportDraftSchema = z.strictObject({
  work,
  ...progressFields,
  clientId: uuidSchema.optional().describe('made by the sender: the same report sent again is stored once'),
});
export type ProgressReportDraft = z.infer<typeof progressReportDraftSchema>;
export const progressReportPatchSchema = z.strictObject(progressFields).partial();
export type ProgressReportPatch = z.infer<typeof progressReportPatchSchema>;
export const progressReportSchema = z.object({
  ...provenanceShape,
  ...workOut,
  reportedOn: dateSchema,
  percent: z.number().int(),
  note: z.string().nullable(),
  attachments: z.number().int().describe('number of photos and documents'),
});
export type ProgressReport = z.infer<typeof progressReportSchema>;
const ofWork = { ...pageQueryShape, work: codeSchema.optional() } as const;
export const progressReportQuerySchema = z.strictObject({
  ...ofWork,
  sort: z.enum(['reportedOn', '-reportedOn']).default('-reportedOn'),
});
export type ProgressReportQuery = z.infer<typeof progressReportQuerySchema>;

export const PERMIT_KINDS = ['excavation', 'construction', 'traffic', 'land', 'tree', 'other'] as const;
export const permitKindSchema = z.enum(PERMIT_KINDS);
export type PermitKind = z.infer<typeof permitKindSchema>;
const permitFields = {
  kind: permitKindSchema,
  document: lineSchema(500).describe('number and name of the paper'),
  issuer: codeSchema.nullish().describe('agency code'),
  issuedOn: dateSchema.nullish(),
  validTo: dateSchema.nullish().describe('last day, included'),
} as const;
export const permitDraftSchema = z.strictObject({ work, ...permitFields });
export type PermitDraft = z.infer<typeof permitDraftSchema>;
export const permitPatchSchema = z.strictObject(permitFields).partial();
export type PermitPatch = z.infer<typeof permitPatchSchema>;
export const permitSchema = z.object({
  ...provenanceShape,
  ...workOut,
  kind: permitKindSchema,
  document: z.string(),
  issuer: z.string().nullable(),
  issuedOn: dateSchema.nullable(),
  validTo: dateSchema.nullable(),
});
export type Permit = z.infer<typeof permitSchema>;
export const permitQuerySchema = z.strictObject({
  ...ofWork,
  kind: permitKindSchema.optional(),
  sort: z.enum(['issuedOn', '-issuedOn']).default('-issuedOn'),
});
export type PermitQuery = z.infer<typeof permitQuerySchema>;

const handoverFields = {
  holder: codeSchema.describe('balance holder: agency code'),
  handedOn: dateSchema,
  document: lineSchema(500).describe('number and name of the act'),
  guaranteeUntil: dateSchema.nullish().describe('last day of the guarantee'),
  note: textSchema(4000).nullish(),
} as const;
export const handoverDraftSchema = z.strictObject({
  work,
  ...handoverFields,
  holdsSites: z.boolean().default(false).describe('also makes the holder keep the sites the work lies on'),
});
export type HandoverDraft = z.infer<typeof handoverDraftSchema>;
export const handoverPatchSchema = z.strictObject(handoverFields).partial();
export type HandoverPatch = z.infer<typeof handoverPatchSchema>;
/** A finished work given to who keeps it: the work is accepted, its guarantee becomes a restriction. */
export const handoverSchema = z.object({
  ...provenanceShape,
  ...workOut,
  holder: z.string(),
  handedOn: dateSchema,
  document: z.string(),
  guaranteeUntil: dateSchema.nullable(),
  note: z.string().nullable(),
});
export type Handover = z.infer<typeof handoverSchema>;
export const handoverQuerySchema = z.strictObject({
  ...ofWork,
  holder: codeSchema.optional(),
  sort: z.enum(['handedOn', '-handedOn']).default('-handedOn'),
});
export type HandoverQuery = z.infer<typeof handoverQuerySchema>;

const baselineFields = { name: lineSchema(200) } as const;
export const baselineDraftSchema = z.strictObject({ project, ...baselineFields });
export type BaselineDraft = z.infer<typeof baselineDraftSchema>;
export const baselinePatchSchema = z.strictObject(baselineFields).partial();
export type BaselinePatch = z.infer<typeof baselinePatchSchema>;
/** `kept` works are compared with the plan; `removed`: deleted or moved out of the project; `added`: not in the plan. */
export const BASELINE_STANDINGS = ['kept', 'added', 'cancelled', 'removed'] as const;
/**
 * What was promised for every work on the day it was frozen, and how far the living project has slipped from it. The
 * money of the works adds up to that of the project.
 */
export const baselineSchema = z.object({
  ...provenanceShape,
  project: z.string(),
  name: z.string(),
  frozenOn: dateSchema,
  start: dateSchema.nullable().describe('first day promised; null: no works were frozen'),
  end: dateSchema.nullable().describe('last day promised'),
  liveStart: dateSchema.nullable().describe('first day of the works that are not cancelled now'),
  liveEnd: dateSchema.nullable().describe('their last day as it is known today'),
  slipDays: z.number().int().nullable().describe('end of the works that are not cancelled now minus the end then'),
  slipKzt: signedMoneySchema.nullable().describe('cost of the works that are not cancelled now minus the cost then'),
  works: z.array(
    z.object({
      id: z.uuid(),
      externalId: z.string(),
      title: z.string(),
      standing: z.enum(BASELINE_STANDINGS),
      start: dateSchema.nullable().describe('as frozen; null for an added work'),
      end: dateSchema.nullable(),
      costKzt: moneySchema.nullable(),
      liveStart: dateSchema.nullable().describe('null for a cancelled or removed work'),
      liveEnd: dateSchema.nullable().describe('as it is known today: the day it ended, else the planned one'),
      slipDays: z.number().int().nullable().describe('of a kept work'),
      slipKzt: signedMoneySchema.nullable().describe('the whole cost of an added, cancelled or removed work'),
    }),
  ),
});
export type Baseline = z.infer<typeof baselineSchema>;
export const baselineQuerySchema = z.strictObject({
  ...pageQueryShape,
  project: codeSchema.optional(),
  sort: z.enum(['frozenOn', '-frozenOn']).default('-frozenOn'),
});
export type BaselineQuery = z.infer<typeof baselineQuerySchema>;
