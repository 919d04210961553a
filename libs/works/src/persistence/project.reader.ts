import { DomainError, type Project, type ProjectSummary } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { lacksOf, movesOf, type ProjectFacts } from '../domain/project-phase.js';
import { NEED_COLUMNS, NEED_FROM } from './need-select.js';
import {
  APPROVAL_COLUMNS,
  APPROVAL_FROM,
  BASELINE_COLUMNS,
  BASELINE_FROM,
  MILESTONE_COLUMNS,
  MILESTONE_FROM,
} from './part-select.js';
import { PROJECT_COLUMNS, PROJECT_FACTS, PROJECT_FROM, PROJECT_SHARES, PROJECT_WORKS } from './project-select.js';

const PARTS = {
  works: PROJECT_WORKS,
  territories: PROJECT_SHARES,
  milestones: `SELECT ${MILESTONE_COLUMNS} FROM ${MILESTONE_FROM} WHERE m.project_id = $1 ORDER BY m.due_on, m.id`,
  approvals: `SELECT ${APPROVAL_COLUMNS} FROM ${APPROVAL_FROM} WHERE v.project_id = $1 ORDER BY v.position, v.id`,
  needs: `SELECT ${NEED_COLUMNS} FROM ${NEED_FROM} WHERE n.project_id = $1 ORDER BY n.priority, n.number`,
  baselines: `SELECT ${BASELINE_COLUMNS} FROM ${BASELINE_FROM} WHERE b.project_id = $1 ORDER BY b.frozen_on DESC, b.id DESC`,
} as const;

/** What the phases ask of a project. @throws DomainError resource.not-found */
export async function projectFacts(manager: EntityManager, id: string): Promise<ProjectFacts> {
  const rows: ProjectFacts[] = await manager.query(PROJECT_FACTS, [id]);
  if (!rows[0]) throw new DomainError('resource.not-found');
  return rows[0];
}

/**
 * A project with everything that belongs to it.
 * @throws DomainError resource.not-found
 */
export async function readProject(manager: EntityManager, id: string): Promise<Project> {
  const rows: ProjectSummary[] = await manager.query(`SELECT ${PROJECT_COLUMNS} FROM ${PROJECT_FROM} WHERE p.id = $1`, [
    id,
  ]);
  const [project] = rows;
  if (!project) throw new DomainError('resource.not-found');
  const parts: Record<string, unknown> = {};
  for (const [name, sql] of Object.entries(PARTS)) parts[name] = await manager.query(sql, [id]);
  const facts = await projectFacts(manager, id);
  const [moves, lacks] = [movesOf(project.phase, facts), lacksOf(project.phase, facts)];
  return { ...project, ...(parts as Pick<Project, keyof typeof PARTS>), moves, lacks };
}
