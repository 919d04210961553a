import { DomainError, type WorkStatus } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import type { WorkDraft } from '../rules/work-pairs/draft.js';

/** What rights and dates need to know of a stored work. Ids are uuids. */
export type WorkStanding = {
  version: number;
  status: WorkStatus;
  agency: string;
  agencyId: string;
  agencyDistrictId: string | null;
  districtIds: string[];
};

/** A stored work as the rules measure drafts, with the code people know it by. */
export type StoredMovable = { measured: WorkDraft; standing: WorkStanding; externalId: string };

// Shapes keep every decimal: judged where it stands, the work must give the findings that are stored.
const SQL = `
SELECT w.external_id AS "externalId", json_build_object(
    'id', w.id, 'title', w.title, 'agencyId', w.agency_id, 'projectId', w.project_id, 'functionId', w.function_id,
    'workTypeId', w.work_type_id, 'status', w.status, 'surfaceBreaking', w.surface_breaking,
    'hindersTraffic', w.hinders_traffic, 'method', w.method, 'surface', w.surface, 'durationDays', w.duration_days,
    'finishedOn', w.finished_on, 'costKzt', w.cost_kzt::text, 'firm', w.date_certainty = 'firm', 'demo', w.demo,
    'lineIds', ARRAY(SELECT l.budget_line_id FROM budget_allocation l WHERE l.work_id = w.id ORDER BY 1),
    'zones', (SELECT json_agg(json_build_object('geometry', ST_AsGeoJSON(z.geom, 15)::json, 'start', z.starts_on, 'end', z.ends_on)
      ORDER BY z.number) FROM work_zone z WHERE z.work_id = w.id)) AS measured,
  json_build_object('version', w.version, 'status', w.status, 'agency', a.code, 'agencyId', w.agency_id,
    'agencyDistrictId', a.district_id,
    'districtIds', ARRAY(SELECT t.territory_id FROM work_territory t WHERE t.work_id = w.id)) AS standing
FROM work w JOIN agency a ON a.id = w.agency_id WHERE w.id = $1`;

/** @throws DomainError resource.not-found */
export async function readMovable(manager: EntityManager, id: string): Promise<StoredMovable> {
  const rows: StoredMovable[] = await manager.query(SQL, [id]);
  if (!rows[0]) throw new DomainError('resource.not-found');
  return rows[0];
}
