import { DomainError } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import type { EntityManager } from 'typeorm';
import { followWorks } from './follow-works.js';
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

// Sites that lie for the larger part under the work; a street is not handed over with a piece of it.
const COVERED = `SELECT DISTINCT s.id FROM work_zone z JOIN site s ON s.geom_m && z.geom_m AND ST_Intersects(s.geom_m, z.geom_m)
  WHERE z.work_id = $1 AND s.valid @> current_date AND ST_Dimension(s.geom_m) = 2 AND ST_Dimension(z.geom_m) = 2
    AND ST_Area(ST_Intersection(s.geom_m, z.geom_m)) >= ST_Area(s.geom_m) / 2`;

/** The holder of the handover keeps the sites the work covers, from today on; who kept them before did so until yesterday. */
export async function holdSites(manager: EntityManager, workId: string): Promise<void> {
  const rows: { id: string }[] = await manager.query(
    `SELECT c.id FROM (${COVERED}) c, handover n WHERE n.work_id = $1
     AND NOT EXISTS (SELECT FROM site_holder h WHERE h.site_id = c.id AND h.valid @> current_date AND h.agency_id = n.holder_id)`,
    [workId],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  await manager.query('DELETE FROM site_holder WHERE site_id = ANY ($1::uuid[]) AND lower(valid) >= current_date', [
    ids,
  ]);
  await manager.query(
    'UPDATE site_holder SET valid = daterange(lower(valid), current_date) WHERE site_id = ANY ($1::uuid[]) AND valid @> current_date',
    [ids],
  );
  await manager.query(
    `INSERT INTO site_holder (site_id, agency_id, valid) SELECT s.id, n.holder_id, s.valid * daterange(current_date, NULL)
     FROM site s, handover n WHERE s.id = ANY ($1::uuid[]) AND n.work_id = $2`,
    [ids, workId],
  );
  await appendEvents(manager, [{ type: 'site.changed', data: { ids } }]);
}
