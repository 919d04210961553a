import { Injectable } from '@nestjs/common';
import { QueueProducer, systemActor } from '@abat/platform';
import { ImportRefusal } from '../domain/failure.js';
import type { RowSource } from '../domain/source-row.js';
import { ImportRunRepository, type StoredRun } from '../persistence/import-run.repository.js';
import { openFile } from '../readers/open-file.js';
import { Importer } from './importer.js';
import { importJobId } from './start-import.use-case.js';
import { UploadStore } from './upload-store.js';

const ENDED: readonly string[] = ['done', 'done-with-rejections', 'failed'];

/** Carries out queued imports. */
@Injectable()
export class RunImport {
  constructor(
    private readonly runs: ImportRunRepository,
    private readonly importer: Importer,
    private readonly uploads: UploadStore,
    private readonly queue: QueueProducer,
  ) {}

  /** Runs an import to its end; a run that ended before is left alone, so the same job may come twice. */
  async execute(runId: string): Promise<void> {
    const run = await this.runs.find(runId);
    if (!run || ENDED.includes(run.status)) return;
    const actor = { id: run.createdBy, label: run.createdByName ?? systemActor('import').label };
    await this.importer.carryOut(
      { id: run.id, options: run, actor, createdBy: run.createdBy },
      () => openUpload(run),
      () => undefined,
    );
    await this.forget(run);
  }

  /** Ends a run whose job failed for the last time. */
  async giveUp(runId: string): Promise<void> {
    const run = await this.runs.find(runId);
    if (!run || ENDED.includes(run.status)) return;
    await this.importer.carryOut(
      { id: run.id, options: run, actor: systemActor('import'), createdBy: run.createdBy },
      () => Promise.reject(new ImportRefusal('run.failed', {})),
      () => undefined,
    );
    await this.forget(run);
  }

  /** Queues runs whose job was lost, and clears uploads left behind. */
  async recover(): Promise<void> {
    for (const id of await this.runs.unfinished())
      await this.queue.add('run-import', { v: 1, runId: id }, importJobId(id));
    await this.uploads.sweep();
  }

  private async forget(run: StoredRun): Promise<void> {
    if (run.filePath) await this.uploads.remove(run.filePath);
    await this.runs.forgetFile(run.id);
  }
}

function openUpload(run: StoredRun): Promise<RowSource> {
  if (run.filePath) return openFile(run.filePath, run.fileName);
  throw new ImportRefusal('file.gone', {});
}
