import { appendEvents } from '@abat/live';
import type { EntityManager } from 'typeorm';

/** Works one event lists; more are told as one bulk change. */
const MAX_TOLD_IDS = 500;

type Districts = { agencyIds: string[] | null; territoryIds: string[] | null };

/**
 * Works whose shares per district are not those of the boundaries of today get them anew; their old and their new
 * districts are told, and the rules.
 * @param workIds null = all works
 */
export async function followBoundaries(manager: EntityManager, workIds: readonly string[] | null): Promise<void> {
  const rows: { id: string }[] = await manager.query(
    'SELECT work_outdated(coalesce($1::uuid[], ARRAY(SELECT id FROM work))) AS id',
    [workIds],
  );
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  // Whoever changes a work locks it first: shares of zones that change meanwhile are not overwritten.
  await manager.query('SELECT 1 FROM work WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
  const before = await districtsOf(manager, ids);
  await manager.query('SELECT work_refresh_territory($1::uuid[])', [ids]);
  const after = await districtsOf(manager, ids);
  const territoryIds = [...new Set([...(before.territoryIds ?? []), ...(after.territoryIds ?? [])])];
  const data = ids.length <= MAX_TOLD_IDS ? { bulk: true, ids } : { bulk: true };
  await appendEvents(manager, [{ type: 'work.updated', agencyIds: after.agencyIds ?? [], territoryIds, data }]);
}

async function districtsOf(manager: EntityManager, ids: readonly string[]): Promise<Districts> {
  const rows: Districts[] = await manager.query(
    `SELECT array_agg(DISTINCT w.agency_id) AS "agencyIds", array_agg(DISTINCT t.territory_id)
       FILTER (WHERE t.territory_id IS NOT NULL) AS "territoryIds"
     FROM work w LEFT JOIN work_territory t ON t.work_id = w.id WHERE w.id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows[0] ?? { agencyIds: null, territoryIds: null };
}
