import { z } from 'zod';
import { datesInOrder, datesMessage, stageSchema } from './mandates.js';
import { pageQueryShape } from './page.js';
import { codeSchema, dateSchema, lineSchema, textSchema, timestampSchema, uuidSchema } from './primitives.js';
import { provenanceShape } from './territory.js';

/** Files a regulation may come in. A PDF must carry its text; a picture of a page is refused. */
export const REGULATION_FORMATS = ['docx', 'pdf', 'txt', 'html'] as const;
export const regulationFormatSchema = z.enum(REGULATION_FORMATS);
export type RegulationFormat = z.infer<typeof regulationFormatSchema>;

/** Languages regulations are read in; every document has one. */
export const REGULATION_LANGUAGES = ['kk', 'ru'] as const;
export const regulationLanguageSchema = z.enum(REGULATION_LANGUAGES);
export type RegulationLanguage = z.infer<typeof regulationLanguageSchema>;

/** What a heading says of the points below it. Points under `rights` are shown, but they are no functions. */
export const REGULATION_SECTIONS = ['tasks', 'functions', 'powers', 'rights'] as const;
export const regulationSectionSchema = z.enum(REGULATION_SECTIONS);
export type RegulationSection = z.infer<typeof regulationSectionSchema>;

/** Largest file of a regulation and its most pages. */
export const REGULATION_LIMITS = { bytes: 20 * 1024 * 1024, pages: 500, statements: 2000 } as const;

export const STATEMENT_DECISIONS = ['open', 'confirmed', 'rejected'] as const;
export const statementDecisionSchema = z.enum(STATEMENT_DECISIONS);
export type StatementDecision = z.infer<typeof statementDecisionSchema>;

/** What is said of an uploaded file; the file itself travels as part `file` of a multipart body. */
export const regulationUploadSchema = z.strictObject({
  agency: codeSchema.describe('the body whose regulation it is'),
  title: lineSchema(300).optional().describe('default: the name of the file'),
  legalAct: codeSchema.optional().describe('code or id of the act that approves it'),
  demo: z.enum(['true', 'false']).default('false').describe('composed to show the screens, not a real regulation'),
});
export type RegulationUpload = z.infer<typeof regulationUploadSchema>;

export const regulationSchema = z.object({
  ...provenanceShape,
  agency: z.string(),
  title: z.string(),
  language: regulationLanguageSchema,
  format: regulationFormatSchema,
  fileName: z.string(),
  sha256: z.string(),
  legalAct: z.string().nullable().describe('code of the act'),
  uploadedBy: z.string().nullable(),
  status: z.enum(['open', 'done']).describe('open while a statement waits for a decision'),
  counts: z.object({
    total: z.number().int(),
    open: z.number().int(),
    confirmed: z.number().int(),
    rejected: z.number().int(),
  }),
});
export type Regulation = z.infer<typeof regulationSchema>;

export const regulationQuerySchema = z.strictObject({
  ...pageQueryShape,
  agency: codeSchema.optional(),
  status: z.enum(['open', 'done']).optional(),
  sort: z.enum(['createdAt', '-createdAt', 'title', '-title']).default('-createdAt'),
});
export type RegulationQuery = z.infer<typeof regulationQuerySchema>;

/** A line of the document as the screen shows it; `statement` = the id of the statement read from it. */
export const documentLineSchema = z.object({
  kind: z.enum(['heading', 'point', 'text']),
  section: regulationSectionSchema.nullable(),
  point: z.string(),
  text: z.string(),
  level: z.number().int().min(0),
  statement: uuidSchema.nullable(),
});
export type DocumentLine = z.infer<typeof documentLineSchema>;
export const regulationDocumentSchema = z.object({ items: z.array(documentLineSchema) });
export type RegulationDocument = z.infer<typeof regulationDocumentSchema>;

/** A function of the dictionary that the text seems to mean, and the words that say so. */
export const proposalSchema = z.object({
  function: z.string().describe('code of the function'),
  score: z.number().min(0).max(1),
  words: z.array(z.string()),
});
export type Proposal = z.infer<typeof proposalSchema>;
export const stageProposalSchema = z.object({
  stage: stageSchema,
  score: z.number().min(0).max(1),
  words: z.array(z.string()),
});
export type StageProposal = z.infer<typeof stageProposalSchema>;

export const statementSchema = z.object({
  id: uuidSchema,
  regulation: uuidSchema,
  agency: z.string(),
  number: z.number().int().describe('place in the document, from 1'),
  point: z.string().describe('number of the point as cited: 13.2)'),
  section: regulationSectionSchema,
  text: z.string(),
  language: regulationLanguageSchema,
  functions: z.array(proposalSchema).describe('best first, at most three'),
  stage: stageProposalSchema.nullable(),
  decision: statementDecisionSchema,
  note: z.string().nullable(),
  mandate: z.object({ id: uuidSchema, code: z.string(), function: z.string(), stage: stageSchema }).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: timestampSchema.nullable(),
  similar: z.number().int().describe('open findings mandate.similar-text it takes part in'),
  version: z.number().int(),
});
export type Statement = z.infer<typeof statementSchema>;

const statementFilters = {
  ...pageQueryShape,
  decision: statementDecisionSchema.optional(),
  section: regulationSectionSchema.optional(),
  sort: z.enum(['number', '-number']).default('number'),
} as const;
/** Filters of the statements of one regulation. */
export const regulationStatementQuerySchema = z.strictObject(statementFilters);
export const statementQuerySchema = z.strictObject({
  ...statementFilters,
  regulation: uuidSchema.optional(),
  agency: codeSchema.optional(),
});
export type StatementQuery = z.infer<typeof statementQuerySchema>;

/** The mandate a statement turns into; its holder is the body of the regulation, its basis the regulation's act. */
const newMandateSchema = z
  .strictObject({
    code: codeSchema.optional().describe('default: made from the body and the point'),
    function: codeSchema,
    stage: stageSchema,
    objectKind: codeSchema.default('any'),
    territory: codeSchema.default('city'),
    validFrom: dateSchema.nullish(),
    validTo: dateSchema.nullish(),
    legalBasis: lineSchema(500).nullish().describe('code or title of an act; default: the act of the regulation'),
    article: lineSchema(200).nullish().describe('default: the number of the point'),
  })
  .refine(datesInOrder, datesMessage);
export type NewMandate = z.infer<typeof newMandateSchema>;

/** What a person says of a statement. `open` takes an earlier decision back; a mandate it made stays in the register. */
export const statementDecisionRequestSchema = z.discriminatedUnion('decision', [
  z
    .strictObject({
      decision: z.literal('confirmed'),
      mandate: codeSchema.optional().describe('code or id of a mandate that this body holds already'),
      newMandate: newMandateSchema.optional(),
      note: textSchema(2000).nullish(),
    })
    .refine((body) => (body.mandate === undefined) !== (body.newMandate === undefined), {
      message: 'give exactly one of: mandate, newMandate',
    }),
  z.strictObject({ decision: z.literal('rejected'), note: textSchema(2000).nullish() }),
  z.strictObject({ decision: z.literal('open'), note: textSchema(2000).nullish() }),
]);
export type StatementDecisionRequest = z.infer<typeof statementDecisionRequestSchema>;
