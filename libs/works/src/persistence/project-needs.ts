import type { OutboxEvent } from '@abat/live';
import type { EntityManager } from 'typeorm';

type Done = { id: string; version: number; agencyId: string | null; territoryId: string | null };

/** Makes the needs gathered into a project done, as the project that is closed has met them. @returns what to tell of it */
export async function meetNeeds(manager: EntityManager, projectId: string): Promise<OutboxEvent[]> {
  const rows: Done[] = await manager.query(
    `WITH met AS (
       UPDATE need SET status = 'done', version = version + 1, updated_at = now()
       WHERE project_id = $1 AND status = 'bundled' RETURNING id, version, agency_id, territory_id
     ) SELECT id, version, agency_id AS "agencyId", territory_id AS "territoryId" FROM met`,
    [projectId],
  );
  return rows.map(({ id, version, agencyId, territoryId }) => ({
    type: 'need.changed',
    subject: { type: 'need', id },
    data: { ids: [id], version },
    agencyIds: agencyId ? [agencyId] : [],
    territoryIds: territoryId ? [territoryId] : [],
  }));
}
