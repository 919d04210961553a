import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type ChangedType, type JobName, type JobPayload, JOBS, QUEUES } from '@abat/contracts';
import { DetectSubjects, RunDetection } from '@abat/findings';
import { createLogger, createRedis, ENVIRONMENT, type Environment } from '@abat/platform';
import { FollowDays, MeasureNuisance, SweepAttachments } from '@abat/works';
import { DelayedError, type Job, Queue, Worker } from 'bullmq';
import { closeWorker, QUEUE_WORKER } from './queue-worker.js';

/**
 * Jobs worked on at once. Incremental runs take turns, so a few suffice to keep the rules busy; at most one of them is a
 * full run, so that changes are always judged beside it.
 */
const CONCURRENCY = 4;

/**
 * Many changes at once mean that people or programs are writing. After a job of so many subjects the worker rests as
 * long as the job took, but no longer than this, milliseconds: their writing goes first, and what they change meanwhile
 * is judged once. Jobs that came meanwhile wait for the rest to be over.
 */
const MANY_SUBJECTS = 20;
const LONGEST_REST_MS = 4_000;

const restMs = (tookMs: number): number => Math.min(tookMs, LONGEST_REST_MS);

/** A second full run waits this long before it asks again, milliseconds. */
const FULL_RUN_WAIT_MS = 1_000;

/**
 * Days pass without anybody changing anything: boundaries, works that overrun and works of today are measured anew every
 * night. Files left by processes that died are looked for then too, by a job of its own: a store that is away holds no
 * rule up.
 */
const NIGHTLY = [
  { id: 'detect-nightly', pattern: '0 3 * * *', template: { name: 'detect-all', data: { v: 1, rule: null } } },
  { id: 'sweep-nightly', pattern: '30 3 * * *', template: { name: 'sweep-files', data: { v: 1 } } },
] as const;

/** Names of the jobs of this queue; one without a handler does not compile. */
type DetectionJobName = {
  [Name in JobName]: (typeof JOBS)[Name]['queue'] extends typeof QUEUES.detection ? Name : never;
}[JobName];
type Turn = { job: Job; token: string | undefined };
type Handlers = { [Name in DetectionJobName]: (payload: JobPayload<Name>, turn: Turn) => Promise<unknown> };

/** Runs the rules: for changed subjects at once, over everything on demand and every night. */
@Injectable()
export class DetectionProcessor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = createLogger('detection');
  private readonly connections;
  private worker: Worker | undefined;
  private fullRun = false;
  private lastTurn: Promise<unknown> = Promise.resolve();

  private readonly handlers: Handlers = {
    'detect-subjects': ({ subject, ids }) => this.detect(subject, ids),
    'detect-all': ({ rule }, turn) =>
      this.alone(turn, async () => {
        if (rule === null) await this.days.execute();
        const counts = await this.runDetection.execute(rule);
        if (rule === null) await this.nuisance.executeAll();
        return counts;
      }),
    'measure-nuisance': () => this.nuisance.executeAll(),
    'sweep-files': () => this.sweep.execute(),
    'detect-affected': ({ changed }, turn) =>
      this.alone(turn, async () => {
        const counts = await this.runDetection.executeFor(changed);
        await this.nuisance.executeFor(changed, null);
        return counts;
      }),
  };

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly detectSubjects: DetectSubjects,
    private readonly runDetection: RunDetection,
    private readonly days: FollowDays,
    private readonly nuisance: MeasureNuisance,
    private readonly sweep: SweepAttachments,
  ) {
    this.connections = [createRedis(environment, { maxRetriesPerRequest: null }), createRedis(environment)];
  }

  onApplicationBootstrap(): void {
    const [connection] = this.connections;
    if (!connection) return;
    this.worker = new Worker(QUEUES.detection, (job: Job, token?: string) => this.process(job, token), {
      ...QUEUE_WORKER,
      connection,
      concurrency: CONCURRENCY,
    });
    this.worker.on('error', (error) => this.logger.warn({ err: error }, 'detection waits for Redis'));
    this.worker.on('failed', (job, error) => this.logger.error({ err: error, job: job?.id }, 'detection failed'));
    this.worker.on('ready', () => {
      this.scheduleNightly().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'nightly detection is not scheduled'),
      );
    });
  }

  /** Handles one job. @throws when the name is unknown, the payload is not of its schema, or detection fails */
  async process(job: Job, token?: string): Promise<unknown> {
    if (!isDetectionJob(job.name)) throw new Error(`no handler of job ${job.name}`);
    return this.handle(job.name, { job, token });
  }

  private handle<Name extends DetectionJobName>(name: Name, turn: Turn): Promise<unknown> {
    return this.handlers[name](JOBS[name].schema.parse(turn.job.data) as JobPayload<Name>, turn);
  }

  /**
   * What follows from one change may be so much that it is judged in parts: between them other changes have their turns,
   * and nuisance, measured in batches anyway, takes none. A job that is cut off is done again from its beginning.
   */
  private async detect(subject: ChangedType, ids: readonly string[]): Promise<unknown> {
    let [isFirst, isMeasured] = [true, false];
    const counts = await this.detectSubjects.execute(subject, ids, (part) =>
      this.inTurn(async () => {
        const started = performance.now();
        const left = await part();
        isMeasured = isFirst && left === 0;
        isFirst = false;
        if (isMeasured) await this.nuisance.executeFor(subject, ids);
        if (ids.length >= MANY_SUBJECTS) await setTimeout(restMs(performance.now() - started));
      }),
    );
    if (!isMeasured) await this.nuisance.executeFor(subject, ids);
    return counts;
  }

  /** One after the other; they would wait for the locks of their rules anyway. */
  private inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const result = this.lastTurn.then(run);
    this.lastTurn = result.catch(() => undefined);
    return result;
  }

  private async alone<Result>({ job, token }: Turn, run: () => Promise<Result>): Promise<Result> {
    if (this.fullRun) {
      await job.moveToDelayed(Date.now() + FULL_RUN_WAIT_MS, token);
      throw new DelayedError();
    }
    this.fullRun = true;
    try {
      return await run();
    } finally {
      this.fullRun = false;
    }
  }

  private async scheduleNightly(): Promise<void> {
    const connection = this.connections[1];
    if (!connection) return;
    const queue = new Queue(QUEUES.detection, { connection, prefix: QUEUE_WORKER.prefix, skipVersionCheck: true });
    queue.on('error', () => undefined);
    const tz = this.environment.ABAT_TIME_ZONE;
    for (const { id, pattern, template } of NIGHTLY) await queue.upsertJobScheduler(id, { pattern, tz }, template);
    await queue.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await closeWorker(this.worker);
    for (const connection of this.connections) connection.disconnect();
  }
}

function isDetectionJob(name: string): name is DetectionJobName {
  return Object.entries(JOBS).some(([known, { queue }]) => known === name && queue === QUEUES.detection);
}
