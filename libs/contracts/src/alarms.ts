import { z } from 'zod';
import { ROLES, roleSchema } from './access.js';
import { findingStatusSchema, ruleCodeSchema, SEVERITIES, severitySchema } from './findings.js';
import { pageQueryShape } from './page.js';
import {
  codeSchema,
  localizedTextSchema,
  queryBooleanSchema,
  textSchema,
  timestampSchema,
  uuidSchema,
} from './primitives.js';

/** How soon somebody has to look, the least urgent first (ISA-18.2: near 80, 15 and 5 of a hundred). */
export const ALARM_PRIORITIES = ['low', 'high', 'urgent'] as const;
export const alarmPrioritySchema = z.enum(ALARM_PRIORITIES);
export type AlarmPriority = z.infer<typeof alarmPrioritySchema>;

/** `new` = nobody answers for it; `taken` = somebody owns it; `snoozed` = put aside until a moment; `closed` = over. */
export const ALARM_STATES = ['new', 'taken', 'snoozed', 'closed'] as const;
export const alarmStateSchema = z.enum(ALARM_STATES);
export type AlarmState = z.infer<typeof alarmStateSchema>;

/** Longest time an alarm may be put aside, hours. */
export const LONGEST_SNOOZE_HOURS = 24;
/** More alarms than this within so many minutes are a flood. */
export const FLOOD = { alarms: 10, minutes: 10 } as const;

/** Somebody as alarms, shifts and notes name them. */
export const personSchema = z.object({ id: uuidSchema, name: z.string(), role: roleSchema });
export type Person = z.infer<typeof personSchema>;

export const alarmSchema = z.object({
  id: uuidSchema,
  number: z.number().int().describe('short number that can be spoken: A-17'),
  finding: z.object({ id: uuidSchema, number: z.number().int(), status: findingStatusSchema }),
  rule: ruleCodeSchema,
  severity: severitySchema,
  priority: alarmPrioritySchema,
  state: alarmStateSchema,
  title: localizedTextSchema,
  territory: z.array(uuidSchema),
  agencies: z.array(z.string()).describe('codes of the parties'),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  owner: personSchema.nullable(),
  takenAt: timestampSchema.nullable(),
  handedTo: z
    .object({ person: personSchema.nullable(), role: roleSchema.nullable(), by: z.string(), at: timestampSchema })
    .nullable()
    .describe('who is asked to take it and has not yet'),
  snooze: z.object({ until: timestampSchema, reason: z.string(), by: z.string() }).nullable(),
  snoozeCount: z.number().int(),
  respondBy: timestampSchema.describe('until then somebody has to take it, as its card says'),
  overdue: z.boolean(),
  escalatedAt: timestampSchema.nullable(),
  eventAt: timestampSchema.describe('when the situation arose'),
  raisedAt: timestampSchema.describe('when the alarm was registered'),
  returnedAt: timestampSchema.nullable().describe('when it last came back from being put aside'),
  closedAt: timestampSchema.nullable(),
  flood: uuidSchema.nullable(),
  mergedInto: uuidSchema.nullable(),
  merged: z.number().int().describe('alarms that are worked as part of this one'),
  demo: z.boolean(),
  version: z.number().int(),
});
export type Alarm = z.infer<typeof alarmSchema>;

const list = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .string()
    .optional()
    .transform((text) => text?.split(','))
    .pipe(z.array(z.enum(values)).optional());

export const alarmQuerySchema = z.strictObject({
  ...pageQueryShape,
  state: list(ALARM_STATES).describe('one or several, comma-separated; default: everything but closed'),
  priority: list(ALARM_PRIORITIES),
  severity: list(SEVERITIES),
  rule: ruleCodeSchema.optional(),
  territory: codeSchema.optional(),
  finding: uuidSchema.optional(),
  owner: z.enum(['me', 'nobody']).optional(),
  handed: z.enum(['me', 'any']).optional().describe('asked to be taken: by the caller or their role, or by anybody'),
  escalated: queryBooleanSchema.optional(),
  overdue: queryBooleanSchema.optional(),
  flood: z
    .union([z.literal('none'), uuidSchema])
    .optional()
    .describe('none: only alarms outside of floods'),
  merged: uuidSchema.optional().describe('alarms worked as part of this one; without it they are left out'),
  sort: z.enum(['queue', '-eventAt', 'eventAt', '-raisedAt', 'raisedAt', '-closedAt']).default('queue'),
});
export type AlarmQuery = z.infer<typeof alarmQuerySchema>;

export const alarmSnoozeSchema = z.strictObject({
  reason: textSchema(1000).min(3),
  until: timestampSchema.describe(`at most ${LONGEST_SNOOZE_HOURS} hours from now`),
});
export type AlarmSnooze = z.infer<typeof alarmSnoozeSchema>;

export const alarmHandOverSchema = z
  .strictObject({
    person: uuidSchema.optional(),
    role: z.enum(ROLES).optional(),
    note: textSchema(1000).nullish(),
  })
  .refine((body) => (body.person === undefined) !== (body.role === undefined), {
    message: 'give exactly one of: person, role',
  });
export type AlarmHandOver = z.infer<typeof alarmHandOverSchema>;

export const alarmNoteSchema = z.strictObject({ text: textSchema(2000).min(1) });
export type AlarmNote = z.infer<typeof alarmNoteSchema>;
export const alarmMergeSchema = z.strictObject({ into: uuidSchema });
export type AlarmMerge = z.infer<typeof alarmMergeSchema>;
export const alarmUnmergeSchema = z.strictObject({ reason: textSchema(1000).min(3) });
export type AlarmUnmerge = z.infer<typeof alarmUnmergeSchema>;

/** Many alarms within minutes, shown as one: the first of them and how many follow. */
export const alarmFloodSchema = z.object({
  id: uuidSchema,
  startedAt: timestampSchema,
  lastAt: timestampSchema,
  total: z.number().int(),
  open: z.number().int().describe('alarms of it that nobody has taken'),
  live: z.number().int().describe('alarms of it that are not closed'),
  snoozed: z.number().int().describe('live ones that are put aside: not in the queue until they return'),
  overdue: z.number().int(),
  byPriority: z.record(alarmPrioritySchema, z.number().int()).describe('live ones'),
  byRule: z.array(z.object({ rule: ruleCodeSchema, count: z.number().int() })).describe('live ones, most first'),
  first: alarmSchema.describe('the one that came first'),
});
export type AlarmFlood = z.infer<typeof alarmFloodSchema>;
export const alarmFloodsSchema = z.object({ asOf: timestampSchema, items: z.array(alarmFloodSchema) });
export const floodTakenSchema = z.object({ taken: z.number().int() });

/** What the strip on every page says. Merged alarms are not counted. */
export const alarmSummarySchema = z.object({
  asOf: timestampSchema,
  byState: z.record(alarmStateSchema.exclude(['closed']), z.number().int()),
  unacknowledged: z.record(alarmPrioritySchema, z.number().int()),
  overdue: z.number().int(),
  escalated: z.number().int(),
  floods: z.number().int().describe('floods with alarms nobody has taken'),
  newest: alarmSchema.nullable().describe('the newest urgent alarm nobody has taken'),
});
export type AlarmSummary = z.infer<typeof alarmSummarySchema>;

export const ALARM_KPIS = [
  'rate',
  'peak',
  'flood-share',
  'per-day',
  'stale',
  'chatter',
  'share-urgent',
  'share-high',
  'overdue',
  'in-time',
  'time-to-take',
  'snoozed',
] as const;
/** One measure of the alarms of the last 24 hours against its target. `null` = nothing to measure yet. */
export const alarmKpiSchema = z.object({
  code: z.enum(ALARM_KPIS),
  value: z.number().nullable(),
  unit: z.enum(['alarms', 'percent', 'minutes']),
  target: z.number().nullable().describe('null: it has no target'),
  limit: z.number().nullable().describe('beyond it something has to be done; null: beyond the target'),
  better: z.enum(['less', 'more', 'near']),
  verdict: z.enum(['good', 'watch', 'bad', 'unknown']),
});
export type AlarmKpi = z.infer<typeof alarmKpiSchema>;
export const alarmKpisSchema = z.object({
  asOf: timestampSchema,
  hours: z.number().int(),
  operators: z.number().int().describe('operators on shift, at least one: rates are per operator'),
  items: z.array(alarmKpiSchema),
});
export type AlarmKpis = z.infer<typeof alarmKpisSchema>;

/** Longest response time a card may ask for, minutes. */
export const LONGEST_RESPONSE_MINUTES = 14 * 24 * 60;
const levelSchema = z.strictObject({
  priority: alarmPrioritySchema,
  minutes: z.number().int().min(1).max(LONGEST_RESPONSE_MINUTES).describe('within which somebody has to take it'),
});
/** By severity of the finding: what makes an alarm and how urgent it is; null = no alarm. */
export const alarmLevelsSchema = z.strictObject({
  info: levelSchema.nullable(),
  low: levelSchema.nullable(),
  medium: levelSchema.nullable(),
  high: levelSchema.nullable(),
  critical: levelSchema.nullable(),
});
export type AlarmLevels = z.infer<typeof alarmLevelsSchema>;

const cardText = z.strictObject({
  kk: textSchema(1000).min(1),
  ru: textSchema(1000).min(1),
  en: textSchema(1000).min(1),
});
const cardFields = {
  meaning: cardText,
  consequence: cardText,
  action: cardText,
  owner: roleSchema.describe('who answers first'),
  levels: alarmLevelsSchema,
} as const;
/** What one type of alarm means, what follows from it, what to do, who and how soon. */
export const alarmCardSchema = z.object({
  rule: ruleCodeSchema,
  ...cardFields,
  edited: z.boolean().describe('false: as shipped'),
  version: z.number().int().describe('0: never changed; counts on when it is shipped again'),
  updatedAt: timestampSchema.nullable(),
});
export type AlarmCard = z.infer<typeof alarmCardSchema>;
export const alarmCardsSchema = z.object({ items: z.array(alarmCardSchema) });
export const alarmCardChangeSchema = z.strictObject(cardFields);
export type AlarmCardChange = z.infer<typeof alarmCardChangeSchema>;
