import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { JOBS, QUEUES } from '@abat/contracts';
import { RunImport } from '@abat/exchange';
import { createLogger, createRedis, ENVIRONMENT, type Environment } from '@abat/platform';
import { type Job, Worker } from 'bullmq';
import { closeWorker, QUEUE_WORKER } from './queue-worker.js';

/** How often lost jobs and old uploads are looked for, milliseconds. */
const RECOVERY_MS = 10 * 60_000;

/** Runs queued imports, one at a time: each uses a core of its own and one of the database. */
@Injectable()
export class ImportProcessor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = createLogger('import');
  private readonly connection;
  private worker: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly runImport: RunImport,
  ) {
    this.connection = createRedis(environment, { maxRetriesPerRequest: null });
  }

  onApplicationBootstrap(): void {
    this.worker = new Worker(QUEUES.import, (job) => this.process(job), {
      ...QUEUE_WORKER,
      connection: this.connection,
      concurrency: 1,
    });
    this.worker.on('error', (error) => this.logger.warn({ err: error }, 'imports wait for Redis'));
    this.worker.on('failed', (job, error) => this.onFailed(job, error));
    this.worker.on('ready', () => this.recover());
    this.timer = setInterval(() => this.recover(), RECOVERY_MS);
    this.timer.unref();
  }

  /** Handles one job. @throws when the name is unknown, the payload is not of its schema, or the import breaks */
  async process(job: Job): Promise<void> {
    if (job.name !== 'run-import') throw new Error(`no handler of job ${job.name}`);
    await this.runImport.execute(JOBS['run-import'].schema.parse(job.data).runId);
  }

  private recover(): void {
    this.runImport.recover().catch((error: unknown) => this.logger.warn({ err: error }, 'lost imports not looked for'));
  }

  private onFailed(job: Job | undefined, error: Error): void {
    this.logger.error({ err: error, job: job?.id }, 'import broke off');
    const payload = JOBS['run-import'].schema.safeParse(job?.data);
    if (!job || !payload.success || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    this.runImport
      .giveUp(payload.data.runId)
      .catch((cause: unknown) => this.logger.error({ err: cause, job: job.id }, 'a failed import could not be ended'));
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await closeWorker(this.worker);
    this.connection.disconnect();
  }
}
