import { appendEvents, type OutboxEvent } from '@abat/live';
import type { EntityManager } from 'typeorm';

/** Restrictions one event lists; more are told as one bulk change. */
const MAX_TOLD_IDS = 500;

/** The event of changed restrictions; none changed, none told. */
export function restrictionsChanged(ids: readonly string[]): OutboxEvent[] {
  if (ids.length === 0) return [];
  return [{ type: 'restriction.changed', data: ids.length <= MAX_TOLD_IDS ? { ids } : { bulk: true } }];
}

/** Restrictions that follow from these works (fresh surface, guarantee) are set anew; gives the event of those that changed. */
export async function followWorks(manager: EntityManager, workIds: readonly string[]): Promise<OutboxEvent[]> {
  const rows: { id: string }[] = await manager.query('SELECT restriction_follow_works($1::uuid[]) AS id', [workIds]);
  return restrictionsChanged(rows.map((row) => row.id));
}

const ENDED = `SELECT w.id FROM work w JOIN city_function d ON d.id = w.function_id JOIN function_work_type f ON f.function_id = d.id
  WHERE w.status IN ('finished', 'accepted') AND w.surface IS NULL`;

/**
 * Another surface of a type, or another type of a function: the fresh surfaces of ended works that name no surface of
 * their own follow, and that is told.
 * @param where SQL: which works `w`, of a function `d` whose type is that of `f`, by the id $1
 */
export async function followSurface(manager: EntityManager, where: string, id: string): Promise<void> {
  const rows: { id: string }[] = await manager.query(`${ENDED} AND ${where}`, [id]);
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await appendEvents(manager, await followWorks(manager, ids));
}
