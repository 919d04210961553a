import type { EventType } from '@abat/contracts';
import { type KeysetRequest, resolveCode } from '@abat/platform';
import { Register } from '@abat/registers';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import {
  ownerOf,
  projectAudience,
  projectTarget,
  resolveWork,
  workAudience,
  workTarget,
} from '../../persistence/work-target.js';

type Row = { id: string; version: number };

/** A register of what belongs to a project: whoever may change the project may change its parts. */
export abstract class ProjectPartRegister<
  Entity extends ObjectLiteral & Row,
  Part extends Row,
  Query extends KeysetRequest,
  Draft extends object & { project: string },
  Patch extends object,
> extends Register<Entity, Part, Query, Draft, Patch> {
  protected abstract readonly table: 'milestone' | 'approval' | 'baseline';

  protected override async target(manager: EntityManager, id: string) {
    return projectTarget(manager, await ownerOf(manager, { table: this.table, id }));
  }

  protected override async audience(manager: EntityManager, id: string) {
    return projectAudience(manager, await ownerOf(manager, { table: this.table, id }));
  }

  /** The project a draft names; nothing for a patch. */
  protected async owner(manager: EntityManager, input: Draft | Patch): Promise<{ projectId?: string }> {
    if (!('project' in input)) return {};
    return { projectId: await resolveCode(manager, 'project', String(input.project), 'project') };
  }
}

/** A register of what belongs to a work: whoever may change the work may change its parts. */
export abstract class WorkPartRegister<
  Entity extends ObjectLiteral & Row,
  Part extends Row,
  Query extends KeysetRequest,
  Draft extends object & { work: string },
  Patch extends object,
> extends Register<Entity, Part, Query, Draft, Patch> {
  protected abstract readonly table: 'progress_report' | 'permit' | 'handover';

  protected workOf(manager: EntityManager, id: string): Promise<string> {
    return ownerOf(manager, { table: this.table, id });
  }

  protected override async target(manager: EntityManager, id: string) {
    return workTarget(manager, await this.workOf(manager, id));
  }

  protected override async audience(manager: EntityManager, id: string) {
    return workAudience(manager, await this.workOf(manager, id));
  }

  /** The work a draft names, locked for the rest of the transaction; nothing for a patch. */
  protected async owner(manager: EntityManager, input: Draft | Patch): Promise<{ workId?: string }> {
    if (!('work' in input)) return {};
    const workId = await resolveWork(manager, String(input.work));
    await manager.query('SELECT 1 FROM work WHERE id = $1 FOR UPDATE', [workId]);
    return { workId };
  }
}

/** Events of parts of a project are events of the programme. */
export const PROJECT_CHANGED: EventType = 'project.changed';
