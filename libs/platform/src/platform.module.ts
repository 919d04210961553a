import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Redis } from 'ioredis';
import { dataSourceOptions, type Entities } from './database/data-source.js';
import { TransactionRunner } from './database/transaction-runner.js';
import { readEnvironment } from './environment/environment.js';
import { ENVIRONMENT } from './environment/token.js';
import { FileStore } from './files/file-store.js';
import { openFileStore } from './files/open-file-store.js';
import { Health } from './health/health.js';
import { QueueProducer } from './queues/queue-producer.js';
import { createRedis, REDIS } from './redis/redis.js';

/** Environment, database, Redis, queues and health for every process. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  static forRoot(entities: Entities): DynamicModule {
    const environment = readEnvironment();
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(environment, entities), retryAttempts: 20, retryDelay: 500 }),
      ],
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: REDIS, useFactory: () => createRedis(environment) },
        TransactionRunner,
        QueueProducer,
        Health,
        { provide: FileStore, useFactory: () => openFileStore(environment) },
      ],
      exports: [FileStore, ENVIRONMENT, REDIS, TransactionRunner, QueueProducer, Health, TypeOrmModule],
    };
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
