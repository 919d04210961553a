import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { UserRegistry } from '@abat/access';
import type { Me, Role, User } from '@abat/contracts';
import { PlatformModule, readEnvironment } from '@abat/platform';
import { AccessApiModule } from '../../../apps/api/src/access/access-api.module.js';
import { configure } from '../../../apps/api/src/configure.js';
import { LoggerModule } from '../../../apps/api/src/http/logger.module.js';
import { ProblemFilter } from '../../../apps/api/src/http/problem.filter.js';
import { LiveApiModule } from '../../../apps/api/src/live/live-api.module.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestRedis } from '../../support/redis.js';

export const PASSWORD = 'a long enough password';

/** Districts and agencies that users of these tests belong to. */
const PLACES = `
INSERT INTO territory (external_id, kind, name_ru) VALUES ('astana', 'city', 'Астана'), ('almaty', 'district', 'Алматы'), ('esil', 'district', 'Есіл');
INSERT INTO agency (code, tier, name_ru, district_id)
SELECT code, tier, name, (SELECT id FROM territory WHERE external_id = district) FROM (VALUES
  ('akimat', 'city', 'Акимат', NULL), ('urbanism-centre', 'city', 'Центр урбанистики', NULL),
  ('dep-environment', 'department', 'Управление охраны окружающей среды', NULL),
  ('akim-almaty', 'district', 'Аппарат акима района «Алматы»', 'almaty')) AS given (code, tier, name, district)`;

type Answer<Body> = { status: number; body: Body; headers: Headers };

/** Somebody who talks to the api: with a cookie, a token or neither. */
export class Caller {
  constructor(
    private readonly base: string,
    readonly headers: Record<string, string> = {},
  ) {}

  with(headers: Record<string, string>): Caller {
    return new Caller(this.base, { ...this.headers, ...headers });
  }

  async call<Body = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...this.headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : null) as Body, headers: response.headers };
  }

  /** Signs in. @throws when refused */
  async login(email: string, password = PASSWORD): Promise<Caller> {
    const answer = await this.call<Me>('POST', '/auth/login', { email, password });
    if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`);
    return this.with({ cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' });
  }
}

/** The api with sign-in, users and live events over a database and a Redis of its own. */
export class AccessApp {
  private constructor(
    readonly app: NestExpressApplication,
    readonly database: TestDatabase,
    readonly redis: TestRedis,
    readonly dataDir: string,
  ) {}

  static async start(): Promise<AccessApp> {
    const database = await createTestDatabase();
    const redis = await TestRedis.start();
    const dataDir = await mkdtemp(join(tmpdir(), 'abat-access-'));
    await database.dataSource.query(PLACES);
    const app = await AccessApp.replica(database, redis, dataDir);
    return new AccessApp(app, database, redis, dataDir);
  }

  /** One more api process over the same services. */
  static async replica(database: TestDatabase, redis: TestRedis, dataDir: string): Promise<NestExpressApplication> {
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      ABAT_DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    });
    @Module({
      imports: [PlatformModule.forRoot([]), LoggerModule, AccessApiModule, LiveApiModule],
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    })
    class TestModule {}
    const app = await NestFactory.create<NestExpressApplication>(TestModule, { bodyParser: false, logger: false });
    await configure(app, readEnvironment());
    await app.listen(0, '127.0.0.1');
    return app;
  }

  static baseOf(app: NestExpressApplication): string {
    return `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  }

  get base(): string {
    return AccessApp.baseOf(this.app);
  }

  get anybody(): Caller {
    return new Caller(this.base);
  }

  /** Adds a user with {@link PASSWORD}. */
  addUser(role: Role, email: string, place: { district?: string; agency?: string } = {}): Promise<User> {
    const actor = { id: null, label: 'test' };
    const draft = { role, email, name: email, password: PASSWORD, locale: 'ru' as const, ...place };
    return this.app.get(UserRegistry, { strict: false }).create(actor, draft);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
    await this.redis.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
