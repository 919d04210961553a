import { Injectable } from '@nestjs/common';
import { authorize, type Principal } from '@abat/access';
import {
  DomainError,
  fieldError,
  PHASE_LACK_TEXTS,
  type PhaseLack,
  type PhaseRequest,
  type Project,
} from '@abat/contracts';
import { appendEvents, type OutboxEvent } from '@abat/live';
import { type RowVersion, TransactionRunner, VersionedStore } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { movesOf } from '../../domain/project-phase.js';
import { today } from '../../persistence/follow-works.js';
import { freeNeeds, gatherNeeds, meetNeeds } from '../../persistence/project-needs.js';
import { cancelWorksWith, giveWorksBack, type MovedWork } from '../../persistence/project-works.js';
import { projectFacts, readProject } from '../../persistence/project.reader.js';
import { ProjectEntity } from '../../persistence/work.entity.js';
import { projectAudience, projectTarget } from '../../persistence/work-target.js';
import { workEvent } from '../work-events.js';

/**
 * Moves a project to another phase. The works of a cancelled one go with it and its needs are open again; both come back
 * when it is taken up. The needs gathered into a closed one are done.
 */
@Injectable()
export class ChangePhase {
  private readonly store = new VersionedStore(ProjectEntity);

  constructor(private readonly transactions: TransactionRunner) {}

  /**
   * @throws DomainError access.* (also of a work that goes with the project), resource.not-found,
   * request.precondition-failed, project.phase-not-allowed, project.phase-incomplete with one error per lack (its key is
   * the code), request.invalid without a reason
   */
  execute(principal: Principal, row: RowVersion, request: PhaseRequest): Promise<Project> {
    return this.transactions.run({ id: principal.userId, label: principal.name }, async (manager) => {
      authorize(principal, 'project.write', await projectTarget(manager, row.id));
      const project = await manager.findOne(ProjectEntity, {
        where: { id: row.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!project) throw new DomainError('resource.not-found');
      if (project.version !== row.version)
        throw new DomainError('request.precondition-failed', { currentVersion: project.version });
      await refuseMove(manager, project, request);
      const reason = request.reason?.trim() || null;
      await this.store.update(manager, row, {
        phase: request.phase,
        phaseSince: await today(manager),
        phaseReason: reason,
        cancelReason: request.phase === 'cancelled' ? reason : null,
      });
      const works = await moveWorks(manager, project, request.phase);
      for (const work of works) authorize(principal, 'work.write', work);
      await appendEvents(manager, [
        ...works.map((work) => workEvent('work.updated', work)),
        {
          type: 'project.changed',
          subject: { type: 'project', id: row.id },
          data: { ids: [row.id], version: row.version + 1, phase: request.phase },
          ...(await projectAudience(manager, row.id)),
        },
        ...(await moveNeeds(manager, project, request.phase)),
      ]);
      return readProject(manager, row.id);
    });
  }
}

/** What the works of a project do with it. */
function moveWorks(
  manager: EntityManager,
  { id, phase: from }: ProjectEntity,
  to: PhaseRequest['phase'],
): Promise<MovedWork[]> {
  if (to === 'cancelled') return cancelWorksWith(manager, id);
  return from === 'cancelled' ? giveWorksBack(manager, id) : Promise.resolve([]);
}

/** What the needs gathered into a project do with it. @returns what to tell of them */
function moveNeeds(
  manager: EntityManager,
  { id, phase: from }: ProjectEntity,
  to: PhaseRequest['phase'],
): Promise<OutboxEvent[]> {
  if (to === 'closed') return meetNeeds(manager, id);
  if (to === 'cancelled') return freeNeeds(manager, id);
  return from === 'cancelled' ? gatherNeeds(manager, id) : Promise.resolve([]);
}

async function refuseMove(manager: EntityManager, project: ProjectEntity, request: PhaseRequest): Promise<void> {
  const moves = movesOf(project.phase, await projectFacts(manager, project.id));
  const move = moves.find(({ phase }) => phase === request.phase);
  if (!move) throw new DomainError('project.phase-not-allowed', { detail: `${project.phase} → ${request.phase}` });
  if (move.needsReason && !request.reason?.trim())
    throw fieldError('request.invalid', 'reason', PHASE_LACK_TEXTS.reason.ru);
  if (move.missing.length > 0)
    throw new DomainError('project.phase-incomplete', { errors: move.missing.map(lackError) });
}

const lackError = (lack: PhaseLack) => ({ path: 'phase', code: lack, message: PHASE_LACK_TEXTS[lack].ru });
