import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ImportCounts, ImportFailureParams } from '@abat/contracts';
import { actAs, databaseCode, ENVIRONMENT, type Environment } from '@abat/platform';
import { DataSource } from 'typeorm';
import { ImportRefusal } from '../domain/failure.js';
import { RowJudge } from '../domain/judge-row.js';
import { KINDS } from '../domain/kinds/definitions.js';
import { ColumnNames } from '../domain/mapping.js';
import type { RowSource } from '../domain/source-row.js';
import { findWorkArea } from '../persistence/city-area.js';
import { decide } from '../persistence/decide.js';
import { tellOfChange, tellOfRun } from '../persistence/events.js';
import { ImportRunRepository } from '../persistence/import-run.repository.js';
import { countActions, countRemarks, finishRun, keepRemarks } from '../persistence/report.js';
import type { JudgeContext } from '../persistence/resolve.js';
import { SqlSession } from '../persistence/sql-session.js';
import { Stage } from '../persistence/stage.js';
import { storeRows } from '../persistence/store.js';
import { judgedBatches } from './batches.js';
import { ProgressReporter } from './progress-reporter.js';
import {
  type ImportActor,
  type ImportOptions,
  type ImportReport,
  NO_COUNTS,
  type ProgressListener,
} from './import-types.js';

const RETRYABLE = new Set(['40001', '40P01', '23505']);
const ATTEMPTS = 4;

type Run = { id: string; options: ImportOptions; actor: ImportActor; createdBy: string | null };
type StoreState = { counts: ImportCounts; bytesRead: number; onChunk: () => Promise<void> };
type Ended = { status: ImportReport['status']; counts: ImportCounts; failure: ImportReport['failure'] };

/**
 * Runs imports: reads and judges every row into temporary tables, then stores all accepted rows, the remarks, the
 * events and the end of the run in one transaction. A run that is killed stores nothing and may simply be run again.
 */
@Injectable()
export class Importer {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly runs: ImportRunRepository,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Records a new run and carries it out. Faults of the file end in the report, faults of ours are thrown. */
  async import(
    options: ImportOptions,
    source: RowSource,
    actor: ImportActor,
    onProgress: ProgressListener = () => undefined,
  ): Promise<ImportReport> {
    const createdBy = actor.userId ?? null;
    const id = await this.runs.create({ options, bytesTotal: source.bytesTotal, createdBy });
    return this.carryOut({ id, options, actor, createdBy }, () => Promise.resolve(source), onProgress);
  }

  /** Carries out a recorded run, whether for the first time or after its process died. */
  async carryOut(run: Run, open: () => Promise<RowSource>, onProgress: ProgressListener): Promise<ImportReport> {
    await this.runs.begin(run.id);
    const session = await SqlSession.open(this.dataSource);
    const stage = new Stage(session, KINDS[run.options.kind]);
    try {
      await stage.create();
      const ended = await this.attempt(run, { session, stage, source: await open() }, onProgress);
      return { runId: run.id, ...ended };
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      return { runId: run.id, ...(await this.giveUp(run, session, error.failure)) };
    } finally {
      await session.close();
    }
  }

  private async attempt(
    run: Run,
    { session, stage, source }: { session: SqlSession; stage: Stage; source: RowSource },
    onProgress: ProgressListener,
  ): Promise<Ended> {
    const columns = new ColumnNames(stage.definition, run.options.mapping);
    const counts = { ...NO_COUNTS };
    const reporter = new ProgressReporter(
      this.runs,
      { runId: run.id, kind: run.options.kind, createdBy: run.createdBy },
      onProgress,
    );
    const report = (phase: 'reading' | 'judging' | 'storing') =>
      reporter.report({ phase, bytesRead: source.bytesRead(), bytesTotal: source.bytesTotal, counts });
    const judge = new RowJudge(stage.definition, columns, await findWorkArea(session, this.environment.ABAT_CITY_SRID));
    for await (const batch of judgedBatches(source, judge)) {
      await stage.add(batch.staged, batch.remarks);
      counts.read = batch.lastRow;
      counts.rejected += batch.rejected;
      await report('reading');
    }
    await report('judging');
    await stage.judgeShapes();
    const context: JudgeContext = {
      session,
      stage,
      definition: stage.definition,
      source: run.options.source,
      createMissing: run.options.createMissing,
      demo: run.options.demo ?? false,
      seen: columns.seen,
    };
    return this.store(run, context, { counts, bytesRead: source.bytesTotal, onChunk: async () => report('storing') });
  }

  // Another writer may take the same external id or lock meanwhile: then everything is judged anew. The temporary
  // tables go back with the transaction.
  private async store(run: Run, context: JudgeContext, state: StoreState): Promise<Ended> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await context.session.transaction(() => this.storeOnce(run, context, state));
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.has(databaseCode(error) ?? '')) throw error;
      }
    }
  }

  private async storeOnce(run: Run, context: JudgeContext, state: StoreState): Promise<Ended> {
    const { session } = context;
    await actAs(session.manager, run.actor);
    await session.run('SET LOCAL jit = off');
    await session.run("SELECT pg_advisory_xact_lock(hashtextextended('abat.import.' || $1, 0))", [run.options.kind]);
    await decide(context);
    const counts = { ...state.counts, ...(await countActions(session)), ...(await countRemarks(session)) };
    const failure = run.options.allOrNothing ? await refusal(session, counts) : null;
    if (!failure && !run.options.dryRun) {
      await storeRows(context, state.onChunk);
      await tellOfChange(context, counts);
    }
    return this.close(run, session, {
      counts: failure ? withoutChanges(counts) : counts,
      failure,
      bytesRead: state.bytesRead,
    });
  }

  private async close(
    run: Run,
    session: SqlSession,
    { counts, failure, bytesRead }: { counts: ImportCounts; failure: Ended['failure']; bytesRead: number },
  ): Promise<Ended> {
    const status = failure ? 'failed' : counts.rejected > 0 ? 'done-with-rejections' : 'done';
    await keepRemarks(session, run.id);
    await finishRun(session, { id: run.id, status, counts, failure, bytesRead });
    await tellOfRun(session, {
      type: 'import.finished',
      runId: run.id,
      createdBy: run.createdBy,
      data: { status, kind: run.options.kind, counts, failure },
    });
    return { status, counts, failure };
  }

  // What was said of the rows before the file broke is kept: it helps to mend the file.
  private async giveUp(run: Run, session: SqlSession, failure: NonNullable<Ended['failure']>): Promise<Ended> {
    return session.transaction(async () => {
      const said = await countRemarks(session);
      return this.close(run, session, { counts: { ...NO_COUNTS, ...said }, failure, bytesRead: 0 });
    });
  }
}

const withoutChanges = (counts: ImportCounts): ImportCounts => ({ ...counts, created: 0, updated: 0, unchanged: 0 });

/** Why an all-or-nothing import stores nothing; null when it may go on. */
async function refusal(session: SqlSession, counts: ImportCounts): Promise<Ended['failure']> {
  if (counts.rejected > 0) return new ImportRefusal('rows.rejected', { rejected: String(counts.rejected) }).failure;
  const [layer] = await session.rows<{ params: ImportFailureParams<'layer.row-count'> }>(
    "SELECT params FROM import_said WHERE code = 'layer.row-count'",
  );
  return layer ? new ImportRefusal('layer.row-count', layer.params).failure : null;
}
