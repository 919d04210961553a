import type { OutboxEvent } from '@abat/live';
import { restrictionsChanged } from '@abat/registers';
import type { EntityManager } from 'typeorm';

/**
 * What a work that is about to be deleted left on its place goes with it: its guarantee, and a fresh surface unless
 * somebody confirmed it. That one stays without a work. Gives the event of all of them.
 */
export async function dropWhatFollowed(manager: EntityManager, workId: string): Promise<OutboxEvent[]> {
  const rows: { id: string }[] = await manager.query(
    `WITH gone AS (DELETE FROM restriction WHERE work_id = $1
       AND (kind = 'guarantee' OR (kind = 'fresh-surface' AND state <> 'confirmed')))
     SELECT id FROM restriction WHERE work_id = $1`,
    [workId],
  );
  return restrictionsChanged(rows.map((row) => row.id));
}

/** The day of the city. */
export async function today(manager: EntityManager): Promise<string> {
  const rows: { day: string }[] = await manager.query('SELECT current_date::text AS day');
  return rows[0]?.day ?? '';
}
