import { Injectable } from '@nestjs/common';
import { resolveCode, resolveOptional } from '@abat/platform';
import type { EntityManager } from 'typeorm';

type Codes = { agency?: string; function?: string; budgetLine?: string | null; project?: string | null };

/** Ids of what a request names by code; undefined where the request says nothing. */
export type WorkReferences = {
  agencyId?: string;
  functionId?: string;
  budgetLineId?: string | null;
  projectId?: string | null;
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
    };
  }

  /** The district an office serves, or null. */
  async districtOf(manager: EntityManager, agencyId: string): Promise<string | null> {
    const rows: { id: string | null }[] = await manager.query('SELECT district_id AS id FROM agency WHERE id = $1', [
      agencyId,
    ]);
    return rows[0]?.id ?? null;
  }
}
