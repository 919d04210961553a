import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { authorize, type Principal } from '@abat/access';
import {
  DomainError,
  type ProgressReport,
  type ProgressReportDraft,
  type ProgressReportPatch,
  type ProgressReportQuery,
} from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { Conditions, likePattern, TransactionRunner, VersionedStore } from '@abat/platform';
import { given, type RegisterDefinition } from '@abat/registers';
import { DataSource, type EntityManager } from 'typeorm';
import { refuseFuture } from '../../domain/past-day.js';
import { today } from '../../persistence/follow-works.js';
import { PROGRESS_COLUMNS, PROGRESS_FROM } from '../../persistence/part-select.js';
import { ProgressReportEntity } from '../../persistence/programme.entity.js';
import { resolveWork, touchedWork } from '../../persistence/work-target.js';
import { sentBefore } from '../../persistence/sent-before.js';
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

  /**
   * A report that was sent with the same `clientId` before is not stored again: its sender lost the answer, not the report.
   * @throws DomainError access.*, reference.unknown, request.key-reused (another report came under this key)
   */
  override async createIn(
    manager: EntityManager,
    principal: Principal,
    draft: ProgressReportDraft,
  ): Promise<ProgressReport> {
    authorize(principal, this.definition.action);
    const stored = draft.clientId && (await sentBefore(manager, 'progress_report', draft.clientId));
    if (!stored) return super.createIn(manager, principal, draft);
    authorize(principal, this.definition.action, await this.target(manager, stored.id));
    if (stored.digest !== (await digestOf(manager, draft))) throw new DomainError('request.key-reused');
    return this.getById(stored.id, manager);
  }

  protected conditions(query: ProgressReportQuery): Conditions {
    return new Conditions()
      .when(query.work, (p) => `(r.work_id::text = ${p} OR w.external_id = ${p})`)
      .when(query.q && likePattern(query.q), (p) => `fold_text(r.note) LIKE fold_text(${p})`);
  }

  protected async columns(manager: EntityManager, input: ProgressReportDraft | ProgressReportPatch) {
    const sent =
      'clientId' in input && input.clientId
        ? { clientId: input.clientId, clientDigest: await digestOf(manager, input) }
        : {};
    const tomorrow = dayAfter(await today(manager));
    refuseFuture({ path: 'reportedOn', day: input.reportedOn, reason: 'report.future' }, tomorrow);
    return { ...given(input, ['reportedOn', 'percent', 'note']), ...sent, ...(await this.owner(manager, input)) };
  }

  protected override async afterWrite(manager: EntityManager, id: string): Promise<void> {
    await followReports(manager, await this.workOf(manager, id), null);
  }

  protected override async beforeRemove(manager: EntityManager, id: string): Promise<void> {
    await followReports(manager, await this.workOf(manager, id), id);
  }
}

/** Clocks of phones run ahead, around midnight by a day. Days are `YYYY-MM-DD`. */
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** SQL: when a report was written. A phone without a link names it by a UUID of that time (version 7) and sends it later. */
const WRITTEN = `coalesce(CASE WHEN substr(client_id::text, 15, 1) = '7' THEN client_id END, id)`;

/** Sets the progress of a work to that of its newest report. @param without a report that is about to go */
async function followReports(manager: EntityManager, workId: string, without: string | null): Promise<void> {
  // Whoever corrects another report of the work at this moment is waited for: the newest is sought among all of them.
  await manager.query('SELECT 1 FROM work WHERE id = $1 FOR UPDATE', [workId]);
  const changed: unknown[] = await manager.query(
    `WITH done AS (
       UPDATE work w SET progress_percent = n.percent, version = w.version + 1, updated_at = now()
       FROM (SELECT (SELECT percent FROM progress_report WHERE work_id = $1 AND id IS DISTINCT FROM $2::uuid
         ORDER BY reported_on DESC, ${WRITTEN} DESC LIMIT 1) AS percent) n
       WHERE w.id = $1 AND w.progress_percent IS DISTINCT FROM n.percent RETURNING w.id
     ) SELECT id FROM done`,
    [workId, without],
  );
  if (changed.length > 0) await appendEvents(manager, [await touchedWork(manager, workId)]);
}

/** Tells whether two reports say the same. */
async function digestOf(manager: EntityManager, draft: ProgressReportDraft): Promise<string> {
  const said = [await resolveWork(manager, draft.work), draft.reportedOn, draft.percent, draft.note ?? null];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
