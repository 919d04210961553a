import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { schemaIsCurrent } from '../database/migrate.js';
import { REDIS } from '../redis/redis.js';

export type Readiness = { ready: boolean; checks: Record<'database' | 'redis' | 'migrations', boolean> };

const within = async (ms: number, check: Promise<boolean>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([check.catch(() => false), late]).finally(() => clearTimeout(timer));
};

/** Tells whether this process can serve: database, Redis and an up-to-date schema. */
@Injectable()
export class Health {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  async check(): Promise<Readiness> {
    const [database, redis, migrations] = await Promise.all([
      within(
        2_000,
        this.dataSource.query('SELECT 1').then(() => true),
      ),
      within(
        2_000,
        this.redis.ping().then((answer) => answer === 'PONG'),
      ),
      within(2_000, schemaIsCurrent(this.dataSource)),
    ]);
    return { ready: database && redis && migrations, checks: { database, redis, migrations } };
  }
}
