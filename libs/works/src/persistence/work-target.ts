import type { Target } from '@abat/access';
import { DomainError, fieldError, type EventType } from '@abat/contracts';
import type { OutboxEvent } from '@abat/live';
import type { EntityManager } from 'typeorm';
import { NEED_FROM, needDistrict } from './need-select.js';

type Audience = Pick<OutboxEvent, 'territoryIds' | 'agencyIds'>;
type Place = { agencyId: string | null; agencyDistrictId: string | null; districtIds: string[] };

const PROJECT_PLACE = `SELECT p.agency_id AS "agencyId", a.district_id AS "agencyDistrictId",
  ARRAY(SELECT DISTINCT t.territory_id::text FROM work w JOIN work_territory t ON t.work_id = w.id WHERE w.project_id = p.id) AS "districtIds"
  FROM project p LEFT JOIN agency a ON a.id = p.agency_id WHERE p.id = $1`;
const WORK_PLACE = `SELECT w.agency_id AS "agencyId", a.district_id AS "agencyDistrictId",
  ARRAY(SELECT t.territory_id::text FROM work_territory t WHERE t.work_id = w.id) AS "districtIds"
  FROM work w JOIN agency a ON a.id = w.agency_id WHERE w.id = $1`;

async function placeOf(manager: EntityManager, sql: string, id: string): Promise<Place> {
  const rows: Place[] = await manager.query(sql, [id]);
  return rows[0] ?? { agencyId: null, agencyDistrictId: null, districtIds: [] };
}

/** Whose project it is; a project without works lies in no district yet and may be touched from each. */
export async function projectTarget(manager: EntityManager, projectId: string): Promise<Target> {
  const { districtIds, ...place } = await placeOf(manager, PROJECT_PLACE, projectId);
  return districtIds.length > 0 ? { ...place, districtIds } : place;
}

/** Whose work it is and where. */
export const workTarget = (manager: EntityManager, workId: string): Promise<Target> =>
  placeOf(manager, WORK_PLACE, workId);

/** Whose need it is; one that names no body is the district's it lies in. @throws DomainError resource.not-found */
export async function needTarget(manager: EntityManager, needId: string): Promise<Target> {
  const rows: Target[] = await manager.query(
    `SELECT n.agency_id AS "agencyId", CASE WHEN n.agency_id IS NULL THEN ${needDistrict('id')} ELSE a.district_id END AS "agencyDistrictId"
     FROM ${NEED_FROM} WHERE n.id = $1`,
    [needId],
  );
  if (!rows[0]) throw new DomainError('resource.not-found');
  return rows[0];
}

const audience = (place: Place): Audience => ({
  territoryIds: place.districtIds,
  agencyIds: place.agencyId ? [place.agencyId] : [],
});

/** The body that an approval asks. */
export async function askedTarget(manager: EntityManager, approvalId: string): Promise<Target> {
  const rows: Target[] = await manager.query(
    'SELECT v.agency_id AS "agencyId", a.district_id AS "agencyDistrictId" FROM approval v JOIN agency a ON a.id = v.agency_id WHERE v.id = $1',
    [approvalId],
  );
  return rows[0] ?? { agencyId: null };
}

/** Who is told of a change of a project. */
export const projectAudience = async (manager: EntityManager, projectId: string): Promise<Audience> =>
  audience(await placeOf(manager, PROJECT_PLACE, projectId));

/** Who is told of a change of a work. */
export const workAudience = async (manager: EntityManager, workId: string): Promise<Audience> =>
  audience(await placeOf(manager, WORK_PLACE, workId));

/** The row a part belongs to; null when the part is gone. */
export async function ownerOf(
  manager: EntityManager,
  part: { table: 'milestone' | 'approval' | 'baseline' | 'progress_report' | 'permit' | 'handover'; id: string },
): Promise<string> {
  const column = ['milestone', 'approval', 'baseline'].includes(part.table) ? 'project_id' : 'work_id';
  const rows: { id: string }[] = await manager.query(`SELECT ${column} AS id FROM ${part.table} WHERE id = $1`, [
    part.id,
  ]);
  return rows[0]?.id ?? '00000000-0000-0000-0000-000000000000';
}

/**
 * The id of the work that an id or an externalId names. Works of different sources may share an externalId.
 * @throws DomainError reference.unknown on field `work`
 */
export async function resolveWork(manager: EntityManager, named: string): Promise<string> {
  const rows: { id: string }[] = await manager.query(
    'SELECT id FROM work WHERE external_id = $1 OR id::text = $1 LIMIT 2',
    [named],
  );
  if (rows.length > 1) throw fieldError('reference.unknown', 'work', `several works are called ${named}: give the id`);
  if (!rows[0]) throw fieldError('reference.unknown', 'work', `unknown work: ${named}`);
  return rows[0].id;
}

/** The event of a work that something else changed. */
export async function touchedWork(
  manager: EntityManager,
  workId: string,
  type: EventType = 'work.updated',
): Promise<OutboxEvent> {
  return {
    type,
    subject: { type: 'work', id: workId },
    data: { ids: [workId] },
    ...(await workAudience(manager, workId)),
  };
}
