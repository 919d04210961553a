import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@abat/contracts';
import { hash } from '@node-rs/argon2';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { AbatProcess } from '../../support/processes.js';
import { freePort, TestRedis } from '../../support/redis.js';
import { CityApi } from './city-api.js';

const PASSWORD = 'a password for browsers';

export const emailOf = (role: Role): string => `${role}@astana.demo`;
export const passwordOf = (): string => PASSWORD;

/** Astana as it runs in the city: its own database and Redis, the built api with the built web app, the worker. */
export class City {
  private api: AbatProcess | null = null;

  private constructor(
    readonly database: TestDatabase,
    private readonly redis: TestRedis,
    private readonly worker: AbatProcess,
    private readonly env: Record<string, string>,
  ) {}

  static async start(): Promise<City> {
    const [database, redis, dataDir] = await Promise.all([
      createTestDatabase({ seed: 'astana' }),
      TestRedis.start(),
      mkdtemp(join(tmpdir(), 'abat-browser-')),
    ]);
    await database.dataSource.query('UPDATE app_user SET password_hash = $1', [await hash(PASSWORD)]);
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      ABAT_DATA_DIR: dataDir,
      PORT: String(await freePort()),
    };
    const city = new City(database, redis, await AbatProcess.start('worker', env), env);
    await city.startApi();
    return city;
  }

  get base(): string {
    return `http://127.0.0.1:${this.env['PORT']}`;
  }

  /** Signs in as the demo account of the role, beside the browsers. */
  as(role: Role): Promise<CityApi> {
    return CityApi.signIn(this.base, emailOf(role), PASSWORD);
  }

  async startApi(): Promise<void> {
    this.api = await AbatProcess.start('api', this.env);
  }

  /** Ends the api as a fault would. */
  async killApi(): Promise<void> {
    await this.api?.kill();
    this.api = null;
  }

  async stop(): Promise<void> {
    await this.api?.stop();
    await this.worker.stop();
    await this.redis.stop();
    await this.database.drop();
    await rm(this.env['ABAT_DATA_DIR'] ?? '', { recursive: true, force: true });
  }
}
