import { tellOfRun } from '../persistence/events.js';
import type { ImportRunRepository } from '../persistence/import-run.repository.js';
import type { ImportProgress, ProgressListener } from './import-types.js';

/** Progress is told at most twice a second. */
const EVERY_MS = 500;

type Told = { runId: string; kind: string; createdBy: string | null };

/** Keeps and tells how a run goes, beside its own transaction. */
export class ProgressReporter {
  private toldAt = Date.now();

  constructor(
    private readonly runs: ImportRunRepository,
    private readonly run: Told,
    private readonly listener: ProgressListener,
  ) {}

  async report(progress: ImportProgress): Promise<void> {
    await this.listener(progress);
    if (Date.now() - this.toldAt < EVERY_MS) return;
    this.toldAt = Date.now();
    await this.runs.progress(this.run.runId, progress.bytesRead, progress.counts);
    const { phase, bytesRead, bytesTotal, counts } = progress;
    await tellOfRun(this.runs, {
      type: 'import.progressed',
      runId: this.run.runId,
      createdBy: this.run.createdBy,
      data: { kind: this.run.kind, phase, bytesRead, bytesTotal, counts },
    });
  }
}
