import { z } from 'zod';
import { importFailureSchema } from './import-reasons.js';
import { pageQueryShape } from './page.js';
import { localeSchema, timestampSchema, uuidSchema } from './primitives.js';

export const IMPORT_KINDS = [
  'territories',
  'sites',
  'agencies',
  'functions',
  'mandates',
  'works',
  'budget-lines',
  'restrictions',
  'needs',
  'base-features',
] as const;
export const importKindSchema = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof importKindSchema>;

export const importVerdictSchema = z.enum(['rejected', 'warning']);
/** What was found wrong with one row. `row` counts from 1 (first data row or feature); 0 speaks of the whole file. `place` is lon, lat of a geometry fault. */
export const importRemarkSchema = z.object({
  row: z.number().int(),
  verdict: importVerdictSchema,
  field: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.string()).describe('values the reason names, for texts in other languages'),
  reason: z.string().describe('in Russian'),
  externalId: z.string().nullable(),
  place: z.tuple([z.number(), z.number()]).nullable(),
});
export type ImportRemark = z.infer<typeof importRemarkSchema>;

export const IMPORT_STATUSES = ['waiting', 'running', 'done', 'done-with-rejections', 'failed'] as const;
export const importCountsSchema = z.object({
  read: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
  warnings: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const importRunSchema = z.object({
  id: uuidSchema,
  kind: importKindSchema,
  fileName: z.string(),
  source: z.string(),
  dryRun: z.boolean(),
  allOrNothing: z.boolean(),
  createMissing: z.boolean(),
  status: z.enum(IMPORT_STATUSES),
  counts: importCountsSchema,
  bytesTotal: z.number().int(),
  bytesRead: z.number().int(),
  failure: importFailureSchema.nullable(),
  createdBy: z.string().nullable(),
  createdAt: timestampSchema,
  startedAt: timestampSchema.nullable(),
  finishedAt: timestampSchema.nullable(),
});
export type ImportRun = z.infer<typeof importRunSchema>;

/** Query of `POST /api/v1/imports`; the body is multipart/form-data with one part `file`. */
export const importRequestSchema = z.strictObject({
  kind: importKindSchema,
  source: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[\p{L}\p{N} ._:/-]+$/u)
    .default('upload'),
  dryRun: z.enum(['true', 'false']).default('false'),
  allOrNothing: z.enum(['true', 'false']).default('false'),
  createMissing: z.enum(['true', 'false']).default('false'),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;

export const importRunQuerySchema = z.strictObject({ ...pageQueryShape, kind: importKindSchema.optional() });
export const importRemarkQuerySchema = z.strictObject({ ...pageQueryShape, verdict: importVerdictSchema.optional() });

/** Query of `GET /api/v1/imports/{id}/rejected`. */
export const importRejectedQuerySchema = z.strictObject({
  lang: localeSchema.default('ru').describe('language of the reasons'),
});
export type ImportRejectedQuery = z.infer<typeof importRejectedQuerySchema>;
