import type { OutboxEvent } from '@abat/live';
import type { EntityManager } from 'typeorm';

/** Restrictions that follow from these works (fresh surface, guarantee) are set anew; gives the events of those that changed. */
export async function followWorks(manager: EntityManager, workIds: readonly string[]): Promise<OutboxEvent[]> {
  const rows: { id: string }[] = await manager.query('SELECT restriction_follow_works($1::uuid[]) AS id', [workIds]);
  if (rows.length === 0) return [];
  return [{ type: 'restriction.changed', data: { ids: rows.map((row) => row.id) } }];
}

/** The day of the city. */
export async function today(manager: EntityManager): Promise<string> {
  const rows: { day: string }[] = await manager.query('SELECT current_date::text AS day');
  return rows[0]?.day ?? '';
}
