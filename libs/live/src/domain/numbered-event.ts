import type { EventType, LiveEvent } from '@abat/contracts';

/** An event with its number and the rooms that hear it. */
export type NumberedEvent = { event: LiveEvent; rooms: string[] };

/** A row of table `event` as SQL gives it. */
export type EventRow = {
  seq: string;
  type: EventType;
  at: Date;
  rooms: string[];
  territory_ids: string[];
  subject_type: string | null;
  subject_id: string | null;
  data: Record<string, unknown>;
};

/**
 * Redis channel that carries numbered events to every api replica. Keys are apart by database number, channels are not:
 * the number is part of the name, so that two cities on one server do not hear each other.
 */
export const eventsChannel = (redisDatabase: number | undefined): string => `abat:events:${redisDatabase ?? 0}`;

/** The row as it goes over the wire. */
export const toNumberedEvent = (row: EventRow): NumberedEvent => ({
  event: {
    seq: Number(row.seq),
    type: row.type,
    at: row.at.toISOString(),
    territory: row.territory_ids,
    subject: row.subject_type === null ? null : { type: row.subject_type, id: row.subject_id ?? '' },
    data: row.data,
  },
  rooms: row.rooms,
});
