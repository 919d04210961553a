import { z } from 'zod';
import { pageQueryShape } from './page.js';
import { codeSchema, lineSchema, moneySchema, textSchema, uuidSchema } from './primitives.js';
import { provenanceShape } from './territory.js';

export const BUDGET_SOURCES = [
  'local',
  'targeted-transfer',
  'republican',
  'participatory',
  'ppp',
  'sponsor',
  'other',
] as const;
export const budgetSourceSchema = z.enum(BUDGET_SOURCES);

/** `need` is money asked for, not approved; it never counts as a plan. */
export const BUDGET_STANDINGS = ['budget', 'need'] as const;
export const budgetStandingSchema = z.enum(BUDGET_STANDINGS);

const fields = {
  year: z.number().int().min(1990).max(2100),
  administrator: codeSchema,
  programme: lineSchema(120).nullish(),
  subprogramme: lineSchema(120).nullish(),
  function: codeSchema.nullish(),
  territory: codeSchema.nullish(),
  source: budgetSourceSchema,
  standing: budgetStandingSchema.default('budget'),
  plannedKzt: moneySchema.nullish(),
  adjustedKzt: moneySchema.nullish(),
  committedKzt: moneySchema.nullish(),
  paidKzt: moneySchema.nullish(),
  parent: codeSchema.nullish(),
  note: textSchema(2000).nullish(),
} as const;

export const budgetLineDraftSchema = z.strictObject({ code: codeSchema, ...fields });
export type BudgetLineDraft = z.infer<typeof budgetLineDraftSchema>;
export const budgetLinePatchSchema = z.strictObject({ ...fields, standing: budgetStandingSchema }).partial();
export type BudgetLinePatch = z.infer<typeof budgetLinePatchSchema>;

export const budgetLineSchema = z.object({
  ...provenanceShape,
  code: z.string(),
  year: z.number().int(),
  administrator: z.string(),
  programme: z.string().nullable(),
  subprogramme: z.string().nullable(),
  function: z.string().nullable(),
  territory: z.string().nullable(),
  source: budgetSourceSchema,
  standing: budgetStandingSchema,
  plannedKzt: moneySchema.nullable(),
  adjustedKzt: moneySchema.nullable(),
  committedKzt: moneySchema.nullable(),
  paidKzt: moneySchema.nullable(),
  allocatedKzt: moneySchema.describe('sum of the allocations to works'),
  parent: z.string().nullable(),
  note: z.string().nullable(),
});
export type BudgetLine = z.infer<typeof budgetLineSchema>;

export const budgetLineQuerySchema = z.strictObject({
  ...pageQueryShape,
  code: codeSchema.optional().describe('the line of this code or id alone'),
  agency: codeSchema.optional().describe('administrator'),
  function: codeSchema.optional(),
  territory: codeSchema.optional(),
  year: z.coerce.number().int().optional(),
  kind: budgetSourceSchema.optional(),
  standing: budgetStandingSchema.optional(),
  sort: z.enum(['code', '-code', 'year', '-year', 'planned', '-planned']).default('code'),
});
export type BudgetLineQuery = z.infer<typeof budgetLineQuerySchema>;

/** Money of one line set aside for one work. */
export const allocationSchema = z.object({
  id: uuidSchema,
  budgetLine: z.string(),
  administrator: z.string(),
  year: z.number().int(),
  source: budgetSourceSchema,
  amountKzt: moneySchema,
});
export type Allocation = z.infer<typeof allocationSchema>;
export const workMoneySchema = z.object({ costKzt: moneySchema.nullable(), items: z.array(allocationSchema) });
export type WorkMoney = z.infer<typeof workMoneySchema>;
