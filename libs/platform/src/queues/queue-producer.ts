import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { JOBS, type JobName, type JobPayload, QUEUES } from '@abat/contracts';
import { Queue } from 'bullmq';
import { ENVIRONMENT } from '../environment/token.js';
import type { Environment } from '../environment/environment.js';
import { createRedis } from '../redis/redis.js';

/** How a failed job is tried again; after the last attempt it stays in the failed set for people to see. */
const JOB_OPTIONS = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: { age: 3_600, count: 1_000 },
  removeOnFail: { age: 14 * 24 * 3_600 },
} as const;

/** Puts jobs into their queues. The payload is checked against its schema before it leaves. */
@Injectable()
export class QueueProducer implements OnApplicationShutdown {
  private readonly queues: Map<string, Queue>;
  private readonly connection;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.connection = createRedis(environment, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    this.queues = new Map(
      Object.values(QUEUES).map((name) => [
        name,
        new Queue(name, { connection: this.connection, prefix: 'abat', skipVersionCheck: true }),
      ]),
    );
    for (const queue of this.queues.values()) queue.on('error', () => undefined);
  }

  /**
   * Adds a job. A job with the same id that still waits is not added twice.
   * @throws when Redis cannot be reached
   */
  async add<Name extends JobName>(name: Name, payload: JobPayload<Name>, jobId?: string): Promise<string> {
    const { queue, schema } = JOBS[name];
    const job = await this.queue(queue).add(name, schema.parse(payload), { ...JOB_OPTIONS, jobId });
    return job.id ?? '';
  }

  /**
   * How many jobs of a queue are under way. Asked over our own connection: the queue's would wait for Redis.
   * @throws when Redis cannot be reached
   */
  underWay(queue: string): Promise<number> {
    return this.connection.llen(this.queue(queue).toKey('active'));
  }

  private queue(name: string): Queue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`no queue ${name}`);
    return queue;
  }

  async onApplicationShutdown(): Promise<void> {
    // A queue whose Redis went away has nothing to close any more.
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    this.connection.disconnect();
  }
}
