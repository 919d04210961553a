import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type JobName, type JobPayload, JOBS, QUEUES } from '@abat/contracts';
import { createLogger, createRedis, ENVIRONMENT, type Environment } from '@abat/platform';
import { FollowFindings, SweepAlarms } from '@abat/shifts';
import { type Job, Queue, Worker } from 'bullmq';
import { closeWorker, QUEUE_WORKER } from './queue-worker.js';

/** Time passes without anybody changing anything: snoozed alarms return and overdue ones are escalated every minute. */
const SWEEP = { id: 'sweep-alarms', everyMs: 60_000 } as const;
/** A look at all findings finds what a lost message left out. */
const LOOK_AT_ALL = { id: 'follow-all-findings', everyMs: 10 * 60_000 } as const;

type AlarmJobName = {
  [Name in JobName]: (typeof JOBS)[Name]['queue'] extends typeof QUEUES.alarms ? Name : never;
}[JobName];
type Handlers = { [Name in AlarmJobName]: (payload: JobPayload<Name>) => Promise<unknown> };

/** Has alarms follow findings and time, one job after the other. */
@Injectable()
export class AlarmProcessor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = createLogger('alarms');
  private readonly connections;
  private worker: Worker | undefined;

  private readonly handlers: Handlers = {
    'follow-findings': ({ ids, since }) => this.followFindings.execute(ids, since),
    'sweep-alarms': () => this.sweepAlarms.execute(),
  };

  constructor(
    @Inject(ENVIRONMENT) environment: Environment,
    private readonly followFindings: FollowFindings,
    private readonly sweepAlarms: SweepAlarms,
  ) {
    this.connections = [createRedis(environment, { maxRetriesPerRequest: null }), createRedis(environment)];
  }

  onApplicationBootstrap(): void {
    const [connection] = this.connections;
    if (!connection) return;
    this.worker = new Worker(QUEUES.alarms, (job: Job) => this.process(job), {
      ...QUEUE_WORKER,
      connection,
      concurrency: 1,
    });
    this.worker.on('error', (error) => this.logger.warn({ err: error }, 'alarms wait for Redis'));
    this.worker.on('failed', (job, error) => this.logger.error({ err: error, job: job?.id }, 'alarms did not follow'));
    this.worker.on('ready', () => {
      this.schedule().catch((error: unknown) => this.logger.warn({ err: error }, 'alarms are not swept'));
    });
  }

  /** Handles one job. @throws when the name is unknown, the payload is not of its schema, or the change fails */
  async process(job: Job): Promise<unknown> {
    if (!isAlarmJob(job.name)) throw new Error(`no handler of job ${job.name}`);
    return this.handle(job.name, job.data);
  }

  private handle<Name extends AlarmJobName>(name: Name, data: unknown): Promise<unknown> {
    return this.handlers[name](JOBS[name].schema.parse(data) as JobPayload<Name>);
  }

  private async schedule(): Promise<void> {
    const connection = this.connections[1];
    if (!connection) return;
    const queue = new Queue(QUEUES.alarms, { connection, prefix: QUEUE_WORKER.prefix, skipVersionCheck: true });
    queue.on('error', () => undefined);
    const done = { removeOnComplete: true, removeOnFail: 100 } as const;
    await queue.upsertJobScheduler(
      SWEEP.id,
      { every: SWEEP.everyMs },
      { name: 'sweep-alarms', data: { v: 1 }, opts: done },
    );
    await queue.upsertJobScheduler(
      LOOK_AT_ALL.id,
      { every: LOOK_AT_ALL.everyMs },
      { name: 'follow-findings', data: { v: 1, ids: null }, opts: done },
    );
    await queue.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await closeWorker(this.worker);
    for (const connection of this.connections) connection.disconnect();
  }
}

function isAlarmJob(name: string): name is AlarmJobName {
  return Object.entries(JOBS).some(([known, { queue }]) => known === name && queue === QUEUES.alarms);
}
