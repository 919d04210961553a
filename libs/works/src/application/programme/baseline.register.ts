import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Baseline, BaselineDraft, BaselinePatch, BaselineQuery } from '@abat/contracts';
import { Conditions, idsByCode, likePattern, TransactionRunner, VersionedStore } from '@abat/platform';
import { given, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { BASELINE_COLUMNS, BASELINE_FROM } from '../../persistence/part-select.js';
import { BaselineEntity } from '../../persistence/programme.entity.js';
import { PROJECT_CHANGED, ProjectPartRegister } from './project-part.register.js';

/** Frozen plans: creating one keeps days and cost of every work of the project as they are today. */
@Injectable()
export class BaselineRegister extends ProjectPartRegister<
  BaselineEntity,
  Baseline,
  BaselineQuery,
  BaselineDraft,
  BaselinePatch
> {
  protected readonly table = 'baseline';
  protected readonly definition: RegisterDefinition = {
    action: 'project.write',
    event: PROJECT_CHANGED,
    subject: 'baseline',
    source: {
      from: BASELINE_FROM,
      narrow: 'baseline b',
      columns: BASELINE_COLUMNS,
      id: 'b.id',
      sorts: { frozenOn: { expression: 'b.frozen_on', type: 'date', notNull: true } },
    },
  };
  protected readonly store = new VersionedStore(BaselineEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: BaselineQuery): Conditions {
    return new Conditions()
      .when(query.project, (p) => `b.project_id IN (${idsByCode('project', p)})`)
      .when(query.q && likePattern(query.q), (p) => `fold_text(b.name) LIKE fold_text(${p})`);
  }

  protected async columns(manager: EntityManager, input: BaselineDraft | BaselinePatch) {
    return { ...given(input, ['name']), ...(await this.owner(manager, input)) };
  }

  protected override async afterWrite(manager: EntityManager, id: string, input: BaselineDraft | BaselinePatch) {
    if (!('project' in input)) return;
    await manager.query(
      `INSERT INTO baseline_work (baseline_id, work_id, external_id, title, starts_on, ends_on, cost_kzt)
       SELECT b.id, w.id, w.external_id, w.title, w.starts_on, w.ends_on, w.cost_kzt FROM baseline b JOIN work w ON w.project_id = b.project_id
       WHERE b.id = $1 AND w.status <> 'cancelled'`,
      [id],
    );
  }
}
