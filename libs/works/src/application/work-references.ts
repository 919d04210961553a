import { Injectable } from '@nestjs/common';
import { authorize, type Principal, type Target } from '@abat/access';
import { resolveCode, resolveOptional } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { projectTarget } from '../persistence/work-target.js';

type Codes = {
  agency?: string;
  function?: string;
  budgetLine?: string | null;
  project?: string | null;
  workType?: string | null;
};

/** Ids of what a request names by code; undefined where the request says nothing. */
export type WorkReferences = {
  agencyId?: string;
  functionId?: string;
  budgetLineId?: string | null;
  projectId?: string | null;
  workTypeId?: string | null;
};

/** Finds what a work refers to. */
@Injectable()
export class WorkReferenceFinder {
  /** @throws DomainError reference.unknown naming the field */
  async find(manager: EntityManager, codes: Codes): Promise<WorkReferences> {
    return {
      agencyId: codes.agency === undefined ? undefined : await resolveCode(manager, 'agency', codes.agency, 'agency'),
      functionId:
        codes.function === undefined ? undefined : await resolveCode(manager, 'function', codes.function, 'function'),
      budgetLineId: await resolveOptional(manager, 'budgetLine', { code: codes.budgetLine, path: 'budgetLine' }),
      projectId: await resolveOptional(manager, 'project', { code: codes.project, path: 'project' }),
      workTypeId: await resolveOptional(manager, 'workType', { code: codes.workType, path: 'workType' }),
    };
  }

  /**
   * Lets planners and executives spend only their own body's lines and join only projects they may change; what the work
   * is tied to already stays allowed, and so does leaving it. Asked before the work is written: where a project lies
   * follows from its works.
   * @throws DomainError access.outside-agency, access.outside-district
   */
  async authorizeTies(
    manager: EntityManager,
    principal: Principal,
    { budgetLineId, projectId }: WorkReferences,
    workId: string | null,
  ): Promise<void> {
    if (budgetLineId) await authorizeLine(manager, principal, { lineId: budgetLineId, workId });
    if (projectId) await authorizeProject(manager, principal, { projectId, workId });
  }
}

async function authorizeLine(
  manager: EntityManager,
  principal: Principal,
  use: { lineId: string; workId: string | null },
): Promise<void> {
  const rows: (Target & { tied: boolean })[] = await manager.query(
    `SELECT b.administrator_id AS "agencyId", a.district_id AS "agencyDistrictId",
       EXISTS (SELECT FROM budget_allocation x WHERE x.budget_line_id = b.id AND x.work_id = $2) AS tied
     FROM budget_line b JOIN agency a ON a.id = b.administrator_id WHERE b.id = $1`,
    [use.lineId, use.workId],
  );
  const line = rows[0];
  if (line && !line.tied) authorize(principal, 'work.write', line);
}

// Works of one project are never set against each other: joining somebody's project would hide their findings.
async function authorizeProject(
  manager: EntityManager,
  principal: Principal,
  join: { projectId: string; workId: string | null },
): Promise<void> {
  const tied: unknown[] = await manager.query('SELECT 1 FROM work WHERE id = $1 AND project_id = $2', [
    join.workId,
    join.projectId,
  ]);
  if (tied.length > 0) return;
  authorize(principal, 'project.write', await projectTarget(manager, join.projectId));
}
