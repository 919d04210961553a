import { z } from 'zod';
import type { ErrorCode } from './error-codes.js';

/** Every remark the importer makes on rows: its stable code and the values its words name. */
export const IMPORT_REMARKS = {
  'row.not-json': ['detail'],
  'row.not-a-number': [],
  'row.not-a-feature': [],
  'row.columns': ['found', 'expected'],
  'row.duplicate': ['first'],
  'row.other-source': ['source'],
  'column.unknown': ['column'],
  'field.required': [],
  'value.not-allowed': ['value', 'allowed'],
  'code.invalid': ['value'],
  'text.invalid': [],
  'date.invalid': ['value'],
  'dates.reversed': ['start', 'end'],
  'boolean.invalid': ['value'],
  'number.invalid': ['value'],
  'money.invalid': ['value'],
  'reference.unknown': ['value'],
  'reference.created': ['value'],
  'reference.cycle': ['value'],
  'reference.self': [],
  'amounts.reversed': ['from', 'to'],
  'site.outside': ['value'],
  'geometry.missing': [],
  'geometry.empty': [],
  'geometry.unsuitable': ['type'],
  'geometry.position': ['value'],
  'geometry.out-of-world': ['value'],
  'geometry.swapped': ['value'],
  'geometry.outside-city': ['value'],
  'geometry.too-large': ['limit'],
  'geometry.too-wide': ['value', 'limit'],
  'geometry.wkt': ['detail'],
  'geometry.invalid': ['detail'],
  'geometry.repaired': ['detail'],
  'geometry.ring-closed': [],
  'boundary.earlier': ['value', 'known'],
  'date.future': ['value'],
  'project.ended': ['value'],
  'status.kept': ['value'],
  'zones.replaced': [],
  'layer.row-count': ['found', 'known'],
} as const satisfies Record<string, readonly string[]>;
export type ImportRemarkCode = keyof typeof IMPORT_REMARKS;

/** Every reason why a whole file is not imported: its stable code, the refusal it belongs to, the values its words name. */
export const IMPORT_FAILURES = {
  'file.missing': { code: 'import.unreadable', params: ['name'] },
  'file.not-a-file': { code: 'import.unreadable', params: ['name'] },
  'file.gone': { code: 'import.unreadable', params: [] },
  'file.empty': { code: 'import.unreadable', params: [] },
  'file.not-utf8': { code: 'import.unreadable', params: [] },
  'file.utf16': { code: 'import.unreadable', params: [] },
  'file.not-xlsx': { code: 'import.unreadable', params: [] },
  'file.old-xls': { code: 'import.unknown-format', params: [] },
  'file.binary': { code: 'import.unknown-format', params: [] },
  'file.other-format': { code: 'import.unknown-format', params: [] },
  'header.missing': { code: 'import.unreadable', params: [] },
  'header.column-twice': { code: 'import.unreadable', params: ['column'] },
  'csv.quote-open': { code: 'import.unreadable', params: [] },
  'csv.row-too-large': { code: 'import.unreadable', params: ['limit'] },
  'csv.broken': { code: 'import.unreadable', params: ['detail'] },
  'json.cut-off': { code: 'import.unreadable', params: [] },
  'json.too-deep': { code: 'import.unreadable', params: ['levels'] },
  'json.object-too-large': { code: 'import.unreadable', params: ['limit'] },
  'json.not-one-object': { code: 'import.unreadable', params: [] },
  'json.text-outside': { code: 'import.unreadable', params: [] },
  'json.bracket': { code: 'import.unreadable', params: [] },
  'json.member': { code: 'import.unreadable', params: ['text', 'detail'] },
  'json.type': { code: 'import.unreadable', params: ['type'] },
  'json.no-features': { code: 'import.unreadable', params: [] },
  'json.features-no-list': { code: 'import.unreadable', params: [] },
  'json.crs': { code: 'import.unreadable', params: ['crs'] },
  'xlsx.cut-off': { code: 'import.unreadable', params: [] },
  'xlsx.no-directory': { code: 'import.unreadable', params: [] },
  'xlsx.directory-broken': { code: 'import.unreadable', params: [] },
  'xlsx.archive-broken': { code: 'import.unreadable', params: [] },
  'xlsx.archive-too-large': { code: 'import.unreadable', params: [] },
  'xlsx.compression': { code: 'import.unreadable', params: ['name'] },
  'xlsx.unpacks-too-large': { code: 'import.too-large', params: [] },
  'xlsx.no-sheets': { code: 'import.unreadable', params: [] },
  'xlsx.sheet-empty': { code: 'import.unreadable', params: [] },
  'xlsx.broken': { code: 'import.unreadable', params: ['detail'] },
  'mapping.unknown-field': { code: 'request.invalid', params: ['kind', 'field', 'fields'] },
  'rows.rejected': { code: 'import.rejected', params: ['rejected'] },
  'layer.row-count': { code: 'import.rejected', params: ['found', 'known'] },
  'run.failed': { code: 'internal', params: [] },
} as const satisfies Record<string, { code: ErrorCode; params: readonly string[] }>;
export type ImportFailureCode = keyof typeof IMPORT_FAILURES;
/** The values the words of a reason name. */
export type ImportFailureParams<Code extends ImportFailureCode> = Record<
  (typeof IMPORT_FAILURES)[Code]['params'][number],
  string
>;

/** Where a file breaks, as far as it is known; all count from 1. `row` is the last record that was read, 0 for none. */
export const importPositionSchema = z.object({
  byte: z.number().int().optional(),
  line: z.number().int().optional(),
  row: z.number().int().optional(),
});
export type ImportPosition = z.infer<typeof importPositionSchema>;
export const IMPORT_POSITIONS = ['byte', 'line', 'row'] as const satisfies (keyof ImportPosition)[];

export const importReasonSchema = z.object({
  code: z.enum(Object.keys(IMPORT_FAILURES) as ImportFailureCode[]),
  params: z.record(z.string(), z.string()).describe('values the words of the reason name'),
  at: importPositionSchema,
});
export type ImportReason = z.infer<typeof importReasonSchema>;

/** Why nothing was stored. `code` is one of the refusals of the API. */
export const importFailureSchema = z.object({
  code: z.string(),
  detail: z.string().describe('the reason in Russian'),
  reason: importReasonSchema.optional().describe('for words in other languages; older imports have only the detail'),
});
export type ImportFailure = z.infer<typeof importFailureSchema>;
