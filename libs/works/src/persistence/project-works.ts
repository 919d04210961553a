import { DomainError } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { LIVING_STATUSES } from '../domain/work-status.js';
import { endedPhase } from './project-standing.js';

/** A work that changed with its project, with what rights and events need of it. */
export type MovedWork = {
  id: string;
  version: number;
  agencyId: string;
  agencyDistrictId: string | null;
  districtIds: string[];
};

const MOVED = `SELECT m.id, m.version, m.agency_id AS "agencyId", a.district_id AS "agencyDistrictId",
  ARRAY(SELECT t.territory_id::text FROM work_territory t WHERE t.work_id = m.id) AS "districtIds"
FROM moved m JOIN agency a ON a.id = m.agency_id ORDER BY m.id`;

const CANCEL = `WITH living AS MATERIALIZED (
  SELECT w.id, w.status FROM work w WHERE w.project_id = $1 AND w.status = ANY ($2::text[]) ORDER BY w.id FOR UPDATE
), marked AS (
  INSERT INTO work_cancelled_with_project (work_id, project_id, status) SELECT l.id, $1, l.status FROM living l
), moved AS (
  UPDATE work w SET status = 'cancelled', version = w.version + 1, updated_at = now() FROM living l
  WHERE w.id = l.id RETURNING w.id, w.version, w.agency_id
) ${MOVED}`;

// Their marks go with the status, by a trigger.
const GIVE_BACK = `WITH gone AS MATERIALIZED (
  SELECT w.id, c.status FROM work_cancelled_with_project c JOIN work w ON w.id = c.work_id
  WHERE c.project_id = $1 AND w.status = 'cancelled' ORDER BY w.id FOR UPDATE OF w
), moved AS (
  UPDATE work w SET status = g.status, version = w.version + 1, updated_at = now() FROM gone g
  WHERE w.id = g.id RETURNING w.id, w.version, w.agency_id
) ${MOVED}`;

/** Cancels the works of a project that are neither finished nor accepted and remembers which they were. */
export const cancelWorksWith = (manager: EntityManager, projectId: string): Promise<MovedWork[]> =>
  manager.query(CANCEL, [projectId, LIVING_STATUSES]);

/** Gives the works that were cancelled with a project back as they were; those cancelled for themselves stay so. */
export const giveWorksBack = (manager: EntityManager, projectId: string): Promise<MovedWork[]> =>
  manager.query(GIVE_BACK, [projectId]);

/**
 * A work that is still to be done joins no project that is built or cancelled. The phase stays for the rest of the
 * transaction.
 * @throws DomainError project.takes-no-works
 */
export async function refuseEndedProject(manager: EntityManager, projectId: string): Promise<void> {
  const phase = await endedPhase(manager, projectId);
  if (phase) throw new DomainError('project.takes-no-works', { detail: phase });
}
