import type { EventType } from '@abat/contracts';
import type { OutboxEvent } from '@abat/live';

type Place = { id: string; version: number; agencyId: string; districtIds: readonly string[] };

/** The event of a changed work. A work that left a district or an agency is told to both the old and the new one. */
export function workEvent(type: EventType, work: Place, before?: Place): OutboxEvent {
  return {
    type,
    subject: { type: 'work', id: work.id },
    territoryIds: [...work.districtIds, ...(before?.districtIds ?? [])],
    agencyIds: before ? [work.agencyId, before.agencyId] : [work.agencyId],
    data: { ids: [work.id], version: work.version },
  };
}
