import { z } from 'zod';
import { personSchema } from './alarms.js';
import { severitySchema } from './findings.js';
import { pageQueryShape } from './page.js';
import { localizedTextSchema, textSchema, timestampSchema, uuidSchema } from './primitives.js';

/**
 * `running` = on duty; `prepared` = the outgoing operator has made the list of what is handed over; `signed` = they
 * signed it and the incoming one has not; `ended` = both signed; `left` = ended without the other signature.
 */
export const SHIFT_STATES = ['running', 'prepared', 'signed', 'ended', 'left'] as const;
export const shiftStateSchema = z.enum(SHIFT_STATES);
export type ShiftState = z.infer<typeof shiftStateSchema>;

/** Hours after which nobody is taken to be on duty still: whoever runs a shift longer has left without ending it. */
export const LONGEST_SHIFT_HOURS = 16;

const handedAlarmSchema = z.object({
  id: uuidSchema,
  number: z.number().int(),
  severity: severitySchema,
  title: localizedTextSchema,
  owner: z.string().nullable(),
  since: timestampSchema,
  until: timestampSchema.nullable().describe('of a snoozed one: when it returns'),
  reason: z.string().nullable(),
});
const handedListSchema = z.object({ total: z.number().int(), items: z.array(handedAlarmSchema) });
const handedDecisionSchema = z.object({
  finding: uuidSchema,
  number: z.number().int(),
  title: localizedTextSchema,
  waitsFor: z.array(z.string()).describe('codes of the bodies that have not answered'),
  since: timestampSchema,
});

/** What one operator hands to the next, as it was when it was prepared. Lists hold the first of `total`. */
export const handoverListsSchema = z.object({
  open: handedListSchema,
  snoozed: handedListSchema,
  overdue: handedListSchema,
  decisions: z.object({ total: z.number().int(), items: z.array(handedDecisionSchema) }),
});
export type HandoverLists = z.infer<typeof handoverListsSchema>;

export const shiftSchema = z.object({
  id: uuidSchema,
  number: z.number().int(),
  state: shiftStateSchema,
  holder: personSchema,
  startedAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
  incoming: personSchema.nullable(),
  note: z.string().nullable().describe('what the outgoing operator wants the next one to know'),
  lists: handoverListsSchema.nullable(),
  preparedAt: timestampSchema.nullable(),
  outgoingSignedAt: timestampSchema.nullable(),
  incomingSignedAt: timestampSchema.nullable(),
  leftReason: z.string().nullable(),
  version: z.number().int(),
});
export type Shift = z.infer<typeof shiftSchema>;

export const shiftQuerySchema = z.strictObject({
  ...pageQueryShape,
  state: shiftStateSchema.optional(),
  sort: z.enum(['-startedAt', 'startedAt']).default('-startedAt'),
});
export type ShiftQuery = z.infer<typeof shiftQuerySchema>;

/** Who is on duty, and handovers that miss a signature. */
export const shiftNowSchema = z.object({
  asOf: timestampSchema,
  mine: shiftSchema.nullable(),
  lastEndedAt: timestampSchema.nullable().describe('when the last shift of whoever asks ended; null: they had none'),
  running: z.array(shiftSchema),
  unsigned: z
    .array(shiftSchema)
    .describe(
      `prepared, signed by one, left without the other signature (7 days), or running for more than ${LONGEST_SHIFT_HOURS} hours`,
    ),
});
export type ShiftNow = z.infer<typeof shiftNowSchema>;

export const shiftHandoverSchema = z.strictObject({ note: textSchema(4000).nullish() });
export type ShiftHandover = z.infer<typeof shiftHandoverSchema>;
export const shiftLeaveSchema = z.strictObject({ reason: textSchema(1000).min(3) });
export type ShiftLeave = z.infer<typeof shiftLeaveSchema>;

/** What may stand in the journal. Everything but `note` is written by actions alone. */
export const JOURNAL_KINDS = [
  'note',
  'alarm.raised',
  'alarm.taken',
  'alarm.released',
  'alarm.snoozed',
  'alarm.returned',
  'alarm.handed-over',
  'alarm.noted',
  'alarm.merged',
  'alarm.unmerged',
  'alarm.escalated',
  'alarm.closed',
  'alarm.card',
  'shift.started',
  'shift.prepared',
  'shift.signed',
  'shift.resumed',
  'shift.ended',
  'shift.left',
] as const;
export const journalKindSchema = z.enum(JOURNAL_KINDS);
export type JournalKind = z.infer<typeof journalKindSchema>;

/** One line of the journal; lines are added and never changed. */
export const journalEntrySchema = z.object({
  id: uuidSchema,
  at: timestampSchema,
  kind: journalKindSchema,
  by: z.string().nullable().describe('null: done by the system'),
  shift: z.object({ id: uuidSchema, number: z.number().int() }).nullable(),
  alarm: z.object({ id: uuidSchema, number: z.number().int() }).nullable(),
  text: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;
export const journalQuerySchema = z.strictObject({
  ...pageQueryShape,
  shift: uuidSchema.optional(),
  alarm: uuidSchema.optional(),
  kind: journalKindSchema.optional(),
  since: timestampSchema.optional(),
  sort: z.enum(['-at', 'at']).default('-at'),
});
export type JournalQuery = z.infer<typeof journalQuerySchema>;
export const journalDraftSchema = z.strictObject({ text: textSchema(2000).min(1), alarm: uuidSchema.optional() });
export type JournalDraft = z.infer<typeof journalDraftSchema>;

export const peopleSchema = z.object({ items: z.array(personSchema) });
