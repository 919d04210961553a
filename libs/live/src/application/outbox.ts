import type { EventType } from '@abat/contracts';
import { kept } from '@abat/platform';
import type { EntityManager } from 'typeorm';

/**
 * A fact about to be told. Without `rooms` it goes to the whole city and to the rooms of its districts and agencies.
 * `data` stays small: ids, versions, changed fields; never a geometry.
 */
export type OutboxEvent = {
  type: EventType;
  territoryIds?: string[];
  agencyIds?: string[];
  subject?: { type: string; id: string };
  data?: Record<string, unknown>;
  rooms?: string[];
};

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** Rooms of an event that anybody signed in may hear. */
export function publicRooms(event: Pick<OutboxEvent, 'territoryIds' | 'agencyIds'>): string[] {
  return [
    'city',
    ...unique(event.territoryIds ?? []).map((id) => `district:${id}`),
    ...unique(event.agencyIds ?? []).map((id) => `agency:${id}`),
  ];
}

/** Writes events into the outbox in the transaction of the change they tell of. The relay numbers and sends them. */
export async function appendEvents(manager: EntityManager, events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    type: event.type,
    rooms: event.rooms ?? publicRooms(event),
    territory_ids: unique(event.territoryIds ?? []),
    subject_type: event.subject?.type ?? null,
    subject_id: event.subject?.id ?? null,
    data: event.data ?? {},
  }));
  await manager.query(
    kept(`INSERT INTO outbox (type, rooms, territory_ids, subject_type, subject_id, data)
     SELECT type, rooms, territory_ids, subject_type, subject_id, data
     FROM jsonb_to_recordset($1::jsonb)
       AS row (type text, rooms text[], territory_ids uuid[], subject_type text, subject_id text, data jsonb)`),
    [JSON.stringify(rows)],
  );
}
