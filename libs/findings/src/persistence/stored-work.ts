import type { EntityManager } from 'typeorm';
import type { WorkDraft } from '../rules/work-pairs/draft.js';

/**
 * What a draft takes over from the stored work where it says nothing itself. `surfaceBreaking` null: what is stored is
 * what its kind says, so that of a draft of another kind that kind decides, as it does when it is saved.
 */
export type StoredWork = Pick<
  WorkDraft,
  | 'projectId'
  | 'workTypeId'
  | 'lineIds'
  | 'surfaceBreaking'
  | 'method'
  | 'surface'
  | 'durationDays'
  | 'finishedOn'
  | 'costKzt'
>;

const NEW: StoredWork = {
  ...{ projectId: null, workTypeId: null, lineIds: [], surfaceBreaking: null, method: null },
  ...{ surface: null, durationDays: null, finishedOn: null, costKzt: null },
};

/** The stored work of an id; of a new one nothing is known. A work that is going on would end today, as the register has it. */
export async function readStoredWork(manager: EntityManager, id: string): Promise<StoredWork> {
  const rows: StoredWork[] = await manager.query(
    `SELECT w.project_id AS "projectId", w.work_type_id AS "workTypeId", nullif(w.surface_breaking, work_digs(w.work_type_id, w.function_id, w.method)) AS "surfaceBreaking", w.method, w.surface, w.duration_days AS "durationDays",
       coalesce(w.finished_on, CASE WHEN w.status NOT IN ('finished', 'accepted') THEN current_date END)::text AS "finishedOn", w.cost_kzt::text AS "costKzt",
       ARRAY(SELECT a.budget_line_id::text FROM budget_allocation a WHERE a.work_id = w.id) AS "lineIds"
     FROM work w WHERE w.id = $1`,
    [id],
  );
  return rows[0] ?? NEW;
}
