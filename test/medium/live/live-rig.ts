import { appendEvents, type OutboxEvent, Relay } from '@abat/live';
import { createRedis, QueueProducer, readEnvironment } from '@abat/platform';
import type { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import { waitUntil } from '../../support/wait.js';

const quiet = { info: () => undefined, warn: () => undefined };

/** A relay with its connections, as the worker hosts it. */
export class TestRelay {
  private readonly redis: Redis;
  private readonly queues: QueueProducer;
  private readonly relay: Relay;

  constructor(databaseUrl: string, redisUrl: string) {
    const environment = readEnvironment({ ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl });
    this.redis = createRedis(environment, { commandTimeout: 2_000 });
    this.queues = new QueueProducer(environment);
    this.relay = new Relay({ databaseUrl, timeZone: environment.ABAT_TIME_ZONE }, this.redis, this.queues, quiet);
    this.relay.start();
  }

  async stop(): Promise<void> {
    await this.relay.stop();
    this.redis.disconnect();
    await Promise.race([this.queues.onApplicationShutdown(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  }
}

export type Position = { last: number; published: number; dispatched: number; waiting: number };

/** The relay's marks and how many events wait in the outbox. */
export async function position(dataSource: DataSource): Promise<Position> {
  const rows: Record<keyof Position, string>[] = await dataSource.query(
    `SELECT last_seq AS last, published_seq AS published, dispatched_seq AS dispatched, (SELECT count(*) FROM outbox) AS waiting
     FROM event_position`,
  );
  const [row] = rows;
  return {
    last: Number(row?.last),
    published: Number(row?.published),
    dispatched: Number(row?.dispatched),
    waiting: Number(row?.waiting),
  };
}

/** Waits until `count` events are numbered; with `handedOver` also until they went to Redis and the queues. */
export async function relayed(dataSource: DataSource, count: number, handedOver = true): Promise<Position> {
  return waitUntil(
    async () => {
      const now = await position(dataSource);
      const done =
        now.last === count && now.waiting === 0 && (!handedOver || Math.min(now.published, now.dispatched) === count);
      return done ? now : null;
    },
    { what: `${count} events to be relayed`, timeoutMs: 20_000 },
  );
}

/** Commits one change that tells `count` events with numbers of its own in `data.n`. */
export async function tell(
  dataSource: DataSource,
  from: number,
  count = 1,
  more: Partial<OutboxEvent> = {},
): Promise<void> {
  const events = Array.from({ length: count }, (_value, index): OutboxEvent => ({
    type: 'site.changed',
    data: { n: from + index },
    ...more,
  }));
  await dataSource.transaction((manager) => appendEvents(manager, events));
}
