import { appendEvents } from '@abat/live';
import type { EntityManager } from 'typeorm';

// Sites that lie for the larger part under the work; a street is not handed over with a piece of it.
const COVERED = `SELECT DISTINCT s.id FROM work_zone z JOIN site s ON s.geom_m && z.geom_m AND ST_Intersects(s.geom_m, z.geom_m)
  WHERE z.work_id = $1 AND s.valid @> current_date AND ST_Dimension(s.geom_m) = 2 AND ST_Dimension(z.geom_m) = 2
    AND ST_Area(ST_Intersection(s.geom_m, z.geom_m)) >= ST_Area(s.geom_m) / 2`;

const FROM_TODAY = 'daterange(current_date, NULL)';

/**
 * The holder of the handover keeps the sites the work covers, from today on; who kept them before did so until yesterday.
 * What would have been without the handover is remembered: {@link giveSitesBack}.
 */
export async function holdSites(manager: EntityManager, workId: string): Promise<void> {
  const rows: { id: string }[] = await manager.query(
    `SELECT c.id FROM (${COVERED}) c, handover n WHERE n.work_id = $1
     AND NOT EXISTS (SELECT FROM site_holder h WHERE h.site_id = c.id AND h.valid @> current_date AND h.agency_id = n.holder_id)`,
    [workId],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  await manager.query(
    `INSERT INTO handover_former_holder (handover_id, site_id, agency_id, valid)
     SELECT n.id, h.site_id, h.agency_id, h.valid FROM site_holder h, handover n
     WHERE n.work_id = $2 AND h.site_id = ANY ($1::uuid[]) AND h.valid && ${FROM_TODAY}`,
    [ids, workId],
  );
  await manager.query('DELETE FROM site_holder WHERE site_id = ANY ($1::uuid[]) AND lower(valid) >= current_date', [
    ids,
  ]);
  await manager.query(
    'UPDATE site_holder SET valid = daterange(lower(valid), current_date) WHERE site_id = ANY ($1::uuid[]) AND valid @> current_date',
    [ids],
  );
  await manager.query(
    `INSERT INTO site_holder (site_id, agency_id, valid, handover_id) SELECT s.id, n.holder_id, s.valid * ${FROM_TODAY}, n.id
     FROM site s, handover n WHERE s.id = ANY ($1::uuid[]) AND n.work_id = $2`,
    [ids, workId],
  );
  await tellOfSites(manager, ids);
}

// Undone on its own day a handover leaves no trace: the period that was cut short is whole again.
const LENGTHEN = `UPDATE site_holder h SET valid = f.valid FROM handover_former_holder f JOIN handover n ON n.id = f.handover_id
  WHERE n.work_id = $2 AND f.site_id = ANY ($1::uuid[]) AND h.site_id = f.site_id AND h.agency_id = f.agency_id
    AND h.valid = daterange(lower(f.valid), current_date)`;
const RETURN = `INSERT INTO site_holder (site_id, agency_id, valid)
  SELECT f.site_id, f.agency_id, f.valid * ${FROM_TODAY} FROM handover_former_holder f JOIN handover n ON n.id = f.handover_id
  WHERE n.work_id = $2 AND f.site_id = ANY ($1::uuid[]) AND f.valid && ${FROM_TODAY}
    AND NOT EXISTS (SELECT FROM site_holder h WHERE h.site_id = f.site_id AND h.valid && f.valid * ${FROM_TODAY})`;

/**
 * Takes back that the handover of a work gave sites to its holder: from today on they are held as if it had not been; the
 * days between stay as they were. Sites somebody gave to another holder since are left alone.
 */
export async function giveSitesBack(manager: EntityManager, workId: string): Promise<void> {
  const rows: { id: string }[] = await manager.query(
    `SELECT h.site_id AS id FROM site_holder h JOIN handover n ON n.id = h.handover_id
     WHERE n.work_id = $1 AND h.valid && ${FROM_TODAY} FOR UPDATE OF h`,
    [workId],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return;
  const ofHandover = 'handover_id = (SELECT id FROM handover WHERE work_id = $2) AND site_id = ANY ($1::uuid[])';
  await manager.query(`DELETE FROM site_holder WHERE ${ofHandover} AND lower(valid) >= current_date`, [ids, workId]);
  await manager.query(
    `UPDATE site_holder SET valid = daterange(lower(valid), current_date) WHERE ${ofHandover} AND valid @> current_date`,
    [ids, workId],
  );
  await manager.query(LENGTHEN, [ids, workId]);
  await manager.query(RETURN, [ids, workId]);
  await manager.query(
    'DELETE FROM handover_former_holder WHERE handover_id = (SELECT id FROM handover WHERE work_id = $1)',
    [workId],
  );
  await tellOfSites(manager, ids);
}

/** A handover that names another holder now has its sites held by that one. */
export async function followHolder(manager: EntityManager, workId: string): Promise<void> {
  const rows: unknown[] = await manager.query(
    `SELECT 1 FROM site_holder h JOIN handover n ON n.id = h.handover_id
     WHERE n.work_id = $1 AND h.agency_id <> n.holder_id AND h.valid && ${FROM_TODAY} LIMIT 1`,
    [workId],
  );
  if (rows.length === 0) return;
  await giveSitesBack(manager, workId);
  await holdSites(manager, workId);
}

const tellOfSites = (manager: EntityManager, ids: string[]): Promise<void> =>
  appendEvents(manager, [{ type: 'site.changed', data: { ids } }]);
