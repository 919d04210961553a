import { z } from 'zod';
import { ROLES } from './access.js';
import { timestampSchema, uuidSchema } from './primitives.js';

/** Types of events, past tense. Data of each is small: clients refetch what they show. */
export const EVENT_TYPES = [
  'territory.changed',
  'site.changed',
  'restriction.changed',
  'base-feature.changed',
  'agency.changed',
  'function.changed',
  'mandate.changed',
  'mandate-set.changed',
  'object-kind.changed',
  'agreement.changed',
  'legal-act.changed',
  'legal-gap.changed',
  'requirement.changed',
  'refusal.changed',
  'regulation.changed',
  'scenario.changed',
  'project.changed',
  'work.created',
  'work.updated',
  'work.deleted',
  'nuisance.changed',
  'work-type.changed',
  'handover.changed',
  'need.changed',
  'permit.changed',
  'progress.reported',
  'attachment.changed',
  'holiday.changed',
  'budget-line.changed',
  'finding.opened',
  'finding.updated',
  'finding.closed',
  'finding.assessed',
  'findings.recomputed',
  'resolution.changed',
  'import.progressed',
  'import.finished',
  'user.changed',
  'setting.changed',
  'alarm.raised',
  'alarm.changed',
  'alarm.escalated',
  'shift.changed',
  'note.changed',
  'screen.changed',
  'screen.shown',
  'scene.changed',
] as const;
export const eventTypeSchema = z.enum(EVENT_TYPES);
export type EventType = z.infer<typeof eventTypeSchema>;

/** Layers of the map whose content an event may change. */
export const TILE_LAYERS = ['territories', 'sites', 'works', 'findings', 'restrictions', 'roads'] as const;
export const tileLayerSchema = z.enum(TILE_LAYERS);
export type TileLayer = z.infer<typeof tileLayerSchema>;

/** One fact on the wire. `seq` grows by one per event without gaps over the whole system. */
export const liveEventSchema = z.object({
  seq: z.number().int().positive(),
  type: eventTypeSchema,
  at: timestampSchema,
  territory: z.array(uuidSchema),
  subject: z.object({ type: z.string(), id: z.string() }).nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type LiveEvent = z.infer<typeof liveEventSchema>;

export const eventsQuerySchema = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
/** `lastSeq` is the newest number given out; `oldestSeq` the oldest still kept. Events outside the caller's rights are left out. */
export const eventsResponseSchema = z.object({
  items: z.array(liveEventSchema),
  lastSeq: z.number().int(),
  oldestSeq: z.number().int(),
});
export type EventsResponse = z.infer<typeof eventsResponseSchema>;

export const handshakeSchema = z.object({
  token: z.string().min(1).max(500).optional(),
  lastSeq: z.coerce.number().int().min(0).optional(),
  screen: z.literal(true).optional().describe('the socket is of a paired wall and comes by its cookie'),
});

/** Rooms by right: `city`, `district:<territory id>`, `agency:<agency id>`, `user:<user id>`, `screen:<screen id>`, `staff`. */
export const roomSchema = z.string().regex(/^(city|staff|(district|agency|user|screen):[0-9a-f-]{36})$/);
export const subscribeSchema = z.strictObject({ rooms: z.array(roomSchema).min(1).max(50) });
export type Subscribe = z.infer<typeof subscribeSchema>;
export const subscribeAnswerSchema = z.union([
  z.object({ ok: z.literal(true), rooms: z.array(z.string()) }),
  z.object({ ok: z.literal(false), code: z.string(), rooms: z.array(z.string()) }),
]);
export type SubscribeAnswer = z.infer<typeof subscribeAnswerSchema>;

/**
 * Sent on connection and every few seconds, so that silence is noticed: the server's clock, the newest number, and
 * `completeTo`, up to when every committed change was told. A `completeTo` that stands still while `at` moves on means
 * that the server lives and the picture does not.
 */
export const tickSchema = z.object({
  at: timestampSchema,
  completeTo: timestampSchema,
  lastSeq: z.number().int(),
  build: z.string(),
});
export type Tick = z.infer<typeof tickSchema>;

/** What people may have open, so that others see it. */
export const OPENED_TYPES = ['work', 'finding', 'project', 'alarm', 'mandate', 'site', 'need', 'scenario'] as const;
const openedSubjectSchema = z.object({ type: z.enum(OPENED_TYPES), id: uuidSchema });
export type OpenedSubject = z.infer<typeof openedSubjectSchema>;

/** Said by a client: what it has open now, each with whether it is being changed; it replaces what was said before. */
export const openedSchema = z.strictObject({
  subjects: z.array(z.strictObject({ ...openedSubjectSchema.shape, editing: z.boolean() })).max(4),
});
export type Opened = z.infer<typeof openedSchema>;
export const openedAnswerSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);
export type OpenedAnswer = z.infer<typeof openedAnswerSchema>;

/** Who has one object open, told to all who have it open: each person once, and whether they are changing it. */
export const besideSchema = z.object({
  subject: openedSubjectSchema,
  people: z.array(z.object({ id: uuidSchema, name: z.string(), role: z.enum(ROLES), editing: z.boolean() })),
});
export type Beside = z.infer<typeof besideSchema>;

/** People connected now, each once, with what they have open; told to room `staff`. */
export const presenceSchema = z.object({
  total: z.number().int(),
  byRole: z.partialRecord(z.enum(ROLES), z.number().int()),
  people: z
    .array(
      z.object({
        id: uuidSchema,
        name: z.string(),
        role: z.enum(ROLES),
        opened: z.array(z.object({ ...openedSubjectSchema.shape, editing: z.boolean() })),
      }),
    )
    .describe('all but viewers; the first 200'),
});
export type Presence = z.infer<typeof presenceSchema>;

/** With `reload`: the number from which events are told again. */
export const reloadSchema = z.object({ lastSeq: z.number().int() });

/** Names of the messages of namespace `/live`. */
export const LIVE_MESSAGES = {
  event: 'event',
  reload: 'reload',
  presence: 'presence',
  tick: 'tick',
  subscribe: 'subscribe',
  opened: 'opened',
  beside: 'beside',
} as const;
