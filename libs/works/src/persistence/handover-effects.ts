import { DomainError } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { followWorks } from '@abat/registers';
import type { EntityManager } from 'typeorm';
import { touchedWork } from './work-target.js';

/**
 * Makes the work of a handover accepted and its guarantee a restriction.
 * @throws DomainError work.status-not-allowed for a cancelled work
 */
export async function acceptWork(manager: EntityManager, workId: string): Promise<void> {
  const rows: { status: string }[] = await manager.query('SELECT status FROM work WHERE id = $1 FOR UPDATE', [workId]);
  if (rows[0]?.status === 'cancelled')
    throw new DomainError('work.status-not-allowed', { detail: 'cancelled → accepted' });
  await manager.query(
    `UPDATE work w SET status = 'accepted', finished_on = coalesce(w.finished_on, h.handed_on), version = w.version + 1, updated_at = now()
     FROM handover h WHERE h.work_id = w.id AND w.id = $1 AND (w.status <> 'accepted' OR w.finished_on IS NULL)`,
    [workId],
  );
  await tell(manager, workId);
}

/** Takes the acceptance back: the work is finished, nobody keeps its guarantee. */
export async function withdrawAcceptance(manager: EntityManager, handoverId: string): Promise<void> {
  const rows: { workId: string }[] = await manager.query(
    `WITH h AS (SELECT work_id FROM handover WHERE id = $1), g AS (
       UPDATE handover SET guarantee_until = NULL FROM h WHERE handover.id = $1
     ), w AS (
       UPDATE work SET status = 'finished', version = version + 1, updated_at = now() FROM h
       WHERE work.id = h.work_id AND work.status = 'accepted'
     ) SELECT work_id AS "workId" FROM h`,
    [handoverId],
  );
  if (rows[0]) await tell(manager, rows[0].workId);
}

async function tell(manager: EntityManager, workId: string): Promise<void> {
  const restrictions = await followWorks(manager, [workId]);
  await appendEvents(manager, [await touchedWork(manager, workId), ...restrictions]);
}
