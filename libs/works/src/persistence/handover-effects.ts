import { DomainError } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { followWorks } from '@abat/registers';
import type { EntityManager } from 'typeorm';
import type { HandedWork } from '../domain/handed-day.js';
import { touchedWork } from './work-target.js';

/**
 * A work as its handover is judged by it, locked for the rest of the transaction. An end that its handover alone told is
 * no end here: it follows the handover.
 * @throws DomainError resource.not-found
 */
export async function readHandedWork(manager: EntityManager, workId: string): Promise<HandedWork> {
  const rows: HandedWork[] = await manager.query(
    `SELECT w.status, w.starts_on::text AS start, nullif(w.finished_on, h.told_end)::text AS "finishedOn",
       current_date::text AS today
     FROM work w LEFT JOIN handover h ON h.work_id = w.id WHERE w.id = $1 FOR UPDATE OF w`,
    [workId],
  );
  if (!rows[0]) throw new DomainError('resource.not-found');
  return rows[0];
}

/**
 * Makes the work of a handover accepted and its guarantee a restriction. Where nobody stated the end of the work the
 * handover tells it, and goes on telling it until somebody does.
 */
export async function acceptWork(manager: EntityManager, workId: string): Promise<void> {
  await manager.query(
    `WITH handed AS MATERIALIZED (
       SELECT h.id, h.handed_on, (w.finished_on IS NULL OR w.finished_on = h.told_end) IS TRUE AS tells
       FROM handover h JOIN work w ON w.id = h.work_id WHERE w.id = $1
     ), told AS (
       UPDATE handover h SET told_end = d.handed_on FROM handed d WHERE h.id = d.id AND d.tells
     )
     UPDATE work w SET status = 'accepted', finished_on = CASE WHEN d.tells THEN d.handed_on ELSE w.finished_on END,
       version = w.version + 1, updated_at = now()
     FROM handed d WHERE w.id = $1 AND (w.status <> 'accepted' OR (d.tells AND w.finished_on IS DISTINCT FROM d.handed_on))`,
    [workId],
  );
  await tell(manager, workId);
}

/** Takes the acceptance back: the work is finished, on a day that is unknown again if the handover told it; nobody keeps its guarantee. */
export async function withdrawAcceptance(manager: EntityManager, handoverId: string): Promise<void> {
  const rows: { workId: string }[] = await manager.query(
    `WITH h AS (SELECT work_id, told_end FROM handover WHERE id = $1), g AS (
       UPDATE handover SET guarantee_until = NULL FROM h WHERE handover.id = $1
     ), w AS (
       UPDATE work SET status = 'finished', finished_on = nullif(work.finished_on, h.told_end), version = version + 1,
         updated_at = now() FROM h
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
