import { DomainError } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { followWorks } from '@abat/registers';
import type { EntityManager } from 'typeorm';
import type { HandedWork } from '../domain/handed-day.js';
import { touchedWork } from './work-target.js';

/**
 * A work as its handover is judged by it, locked for the rest of the transaction.
 * @throws DomainError resource.not-found
 */
export async function readHandedWork(manager: EntityManager, workId: string): Promise<HandedWork> {
  const rows: HandedWork[] = await manager.query(
    `SELECT status, starts_on::text AS start, finished_on::text AS "finishedOn", current_date::text AS today
     FROM work WHERE id = $1 FOR UPDATE`,
    [workId],
  );
  if (!rows[0]) throw new DomainError('resource.not-found');
  return rows[0];
}

/** Makes the work of a handover accepted, finished by then, and its guarantee a restriction. */
export async function acceptWork(manager: EntityManager, workId: string): Promise<void> {
  // Of an unknown end and a known day the least is the known day.
  await manager.query(
    `UPDATE work w SET status = 'accepted', finished_on = least(w.finished_on, h.handed_on), version = w.version + 1, updated_at = now()
     FROM handover h WHERE h.work_id = w.id AND w.id = $1
       AND (w.status <> 'accepted' OR w.finished_on IS NULL OR w.finished_on > h.handed_on)`,
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
