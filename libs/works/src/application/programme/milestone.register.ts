import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Milestone, MilestoneDraft, MilestonePatch, MilestoneQuery } from '@abat/contracts';
import { Conditions, idsByCode, likePattern, TransactionRunner, VersionedStore } from '@abat/platform';
import { given, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { MILESTONE_COLUMNS, MILESTONE_FROM } from '../../persistence/part-select.js';
import { MilestoneEntity } from '../../persistence/programme.entity.js';
import { PROJECT_CHANGED, ProjectPartRegister } from './project-part.register.js';

/** Dated promises of projects. */
@Injectable()
export class MilestoneRegister extends ProjectPartRegister<
  MilestoneEntity,
  Milestone,
  MilestoneQuery,
  MilestoneDraft,
  MilestonePatch
> {
  protected readonly table = 'milestone';
  protected readonly definition: RegisterDefinition = {
    action: 'project.write',
    event: PROJECT_CHANGED,
    subject: 'milestone',
    source: {
      from: MILESTONE_FROM,
      columns: MILESTONE_COLUMNS,
      id: 'm.id',
      sorts: { dueOn: { expression: 'm.due_on', type: 'date', notNull: true } },
    },
  };
  protected readonly store = new VersionedStore(MilestoneEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: MilestoneQuery): Conditions {
    return new Conditions()
      .when(query.project, (p) => `m.project_id IN (${idsByCode('project', p)})`)
      .when(query.q && likePattern(query.q), (p) => `fold_text(m.title) LIKE fold_text(${p})`);
  }

  protected async columns(manager: EntityManager, input: MilestoneDraft | MilestonePatch) {
    return { ...given(input, ['title', 'dueOn', 'doneOn', 'note']), ...(await this.owner(manager, input)) };
  }
}
