import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ProgressReport, ProgressReportDraft, ProgressReportPatch, ProgressReportQuery } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { Conditions, likePattern, TransactionRunner, VersionedStore } from '@abat/platform';
import { given, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { PROGRESS_COLUMNS, PROGRESS_FROM } from '../../persistence/part-select.js';
import { ProgressReportEntity } from '../../persistence/programme.entity.js';
import { touchedWork } from '../../persistence/work-target.js';
import { WorkPartRegister } from './project-part.register.js';

/** Reports of progress; the newest tells how far its work is. */
@Injectable()
export class ProgressReportRegister extends WorkPartRegister<
  ProgressReportEntity,
  ProgressReport,
  ProgressReportQuery,
  ProgressReportDraft,
  ProgressReportPatch
> {
  protected readonly table = 'progress_report';
  protected readonly definition: RegisterDefinition = {
    action: 'work.write',
    event: 'progress.reported',
    subject: 'progress-report',
    source: {
      from: PROGRESS_FROM,
      columns: PROGRESS_COLUMNS,
      id: 'r.id',
      sorts: { reportedOn: { expression: 'r.reported_on', type: 'date', notNull: true } },
    },
  };
  protected readonly store = new VersionedStore(ProgressReportEntity);

  constructor(@InjectDataSource() dataSource: DataSource, transactions: TransactionRunner) {
    super(dataSource, transactions);
  }

  protected conditions(query: ProgressReportQuery): Conditions {
    return new Conditions()
      .when(query.work, (p) => `(r.work_id::text = ${p} OR w.external_id = ${p})`)
      .when(query.q && likePattern(query.q), (p) => `fold_text(r.note) LIKE fold_text(${p})`);
  }

  protected async columns(manager: EntityManager, input: ProgressReportDraft | ProgressReportPatch) {
    return { ...given(input, ['reportedOn', 'percent', 'note']), ...(await this.owner(manager, input)) };
  }

  protected override async afterWrite(manager: EntityManager, id: string): Promise<void> {
    const workId = await this.workOf(manager, id);
    const changed: unknown[] = await manager.query(
      `WITH newest AS (SELECT percent FROM progress_report WHERE work_id = $1 ORDER BY reported_on DESC, id DESC LIMIT 1), done AS (
         UPDATE work w SET progress_percent = n.percent, version = w.version + 1, updated_at = now() FROM newest n
         WHERE w.id = $1 AND w.progress_percent IS DISTINCT FROM n.percent RETURNING w.id
       ) SELECT id FROM done`,
      [workId],
    );
    if (changed.length > 0) await appendEvents(manager, [await touchedWork(manager, workId)]);
  }
}
