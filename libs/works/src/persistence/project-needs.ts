import { DomainError } from '@abat/contracts';
import type { OutboxEvent } from '@abat/live';
import type { EntityManager } from 'typeorm';
import { endedPhase } from './project-standing.js';

type Moved = { id: string; version: number; agencyId: string | null; territoryId: string | null };

const CHANGED = 'version = n.version + 1, updated_at = now()';
const MOVED = `SELECT id, version, agency_id AS "agencyId", territory_id AS "territoryId" FROM moved ORDER BY id`;
const RETURNING = 'RETURNING n.id, n.version, n.agency_id, n.territory_id';

const MEET = `WITH moved AS (
  UPDATE need n SET status = 'done', ${CHANGED} WHERE n.project_id = $1 AND n.status = 'bundled' ${RETURNING}
) ${MOVED}`;

const FREE = `WITH gathered AS MATERIALIZED (
  SELECT n.id FROM need n WHERE n.project_id = $1 AND n.status = 'bundled' ORDER BY n.id FOR UPDATE
), marked AS (
  INSERT INTO need_freed_with_project (need_id, project_id) SELECT g.id, $1 FROM gathered g
), moved AS (
  UPDATE need n SET status = 'new', project_id = NULL, ${CHANGED} FROM gathered g WHERE n.id = g.id ${RETURNING}
) ${MOVED}`;

// Their marks go with the status, by a trigger.
const GATHER = `WITH freed AS MATERIALIZED (
  SELECT n.id FROM need_freed_with_project f JOIN need n ON n.id = f.need_id
  WHERE f.project_id = $1 AND n.status = 'new' AND n.project_id IS NULL ORDER BY n.id FOR UPDATE OF n
), moved AS (
  UPDATE need n SET status = 'bundled', project_id = $1, ${CHANGED} FROM freed f WHERE n.id = f.id ${RETURNING}
) ${MOVED}`;

async function move(manager: EntityManager, sql: string, projectId: string): Promise<OutboxEvent[]> {
  const rows: Moved[] = await manager.query(sql, [projectId]);
  return rows.map(({ id, version, agencyId, territoryId }) => ({
    type: 'need.changed',
    subject: { type: 'need', id },
    data: { ids: [id], version },
    agencyIds: agencyId ? [agencyId] : [],
    territoryIds: territoryId ? [territoryId] : [],
  }));
}

/** Makes the needs gathered into a project done, as the project that is closed has met them. @returns what to tell of it */
export const meetNeeds = (manager: EntityManager, projectId: string): Promise<OutboxEvent[]> =>
  move(manager, MEET, projectId);

/** Opens the needs gathered into a project that is cancelled again and remembers which they were. @returns what to tell of it */
export const freeNeeds = (manager: EntityManager, projectId: string): Promise<OutboxEvent[]> =>
  move(manager, FREE, projectId);

/** Gathers the needs that were opened with a project and that nobody decided on since. @returns what to tell of it */
export const gatherNeeds = (manager: EntityManager, projectId: string): Promise<OutboxEvent[]> =>
  move(manager, GATHER, projectId);

/**
 * A need that is still to be met joins no project that is built or cancelled.
 * @throws DomainError project.takes-no-needs
 */
export async function refuseNeedsOfEnded(manager: EntityManager, projectId: string): Promise<void> {
  const phase = await endedPhase(manager, projectId);
  if (phase) throw new DomainError('project.takes-no-needs', { detail: phase });
}
