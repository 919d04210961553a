import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Relay } from '@abat/live';
import { createLogger, createRedis, ENVIRONMENT, type Environment, QueueProducer } from '@abat/platform';
import type { Redis } from 'ioredis';

/** A publication without an answer is given up after this and tried again, milliseconds. */
const PUBLISH_TIMEOUT_MS = 5_000;

/** Runs the relay as long as the worker lives. */
@Injectable()
export class RelayHost implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly redis: Redis;
  private readonly relay: Relay;

  constructor(@Inject(ENVIRONMENT) environment: Environment, queues: QueueProducer) {
    this.redis = createRedis(environment, { commandTimeout: PUBLISH_TIMEOUT_MS });
    const settings = { databaseUrl: environment.DATABASE_URL, timeZone: environment.ABAT_TIME_ZONE };
    this.relay = new Relay(settings, this.redis, queues, createLogger('relay'));
  }

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    this.redis.disconnect();
  }
}
