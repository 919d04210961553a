import { IdentityCache, type Principal } from '@abat/access';
import { DomainError, type Role, type Screen, screenDraftSchema } from '@abat/contracts';
import { createRedis, type Environment, readEnvironment, TransactionRunner } from '@abat/platform';
import {
  ChangeScreen,
  FollowPairing,
  NoteHeartbeat,
  PairScreen,
  ReadOwnScreen,
  ReadScreens,
  RevokeScreen,
  SceneRegister,
  ScreenAuthentication,
  ScreenProfileRegister,
  ShowOnScreen,
  StartPairing,
} from '@abat/screens';
import type { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import { ScreenDesk } from '../../../libs/screens/src/application/screen-desk.js';
import { ScreenReader } from '../../../libs/screens/src/application/screen-reader.js';
import { ScreenReferences } from '../../../libs/screens/src/application/screen-references.js';
import { ScreenThrottle } from '../../../libs/screens/src/application/screen-throttle.js';
import { KeptRepository } from '../../../libs/screens/src/persistence/kept.repository.js';
import { PairingRepository } from '../../../libs/screens/src/persistence/pairing.repository.js';
import { ScreenRepository } from '../../../libs/screens/src/persistence/screen.repository.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { TestRedis } from '../../support/redis.js';

/** A wall that was paired: its screen, the secret of its cookie, itself as a caller. */
export type HungWall = { screen: Screen; token: string; self: Principal };

/** Code of a refusal; fails when nothing is refused. */
export const refusal = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'not refused',
    (error: unknown) => {
      if (error instanceof DomainError) return error.code;
      throw error;
    },
  );

/** A hall of walls over a database and a Redis of its own. */
export class Hall {
  private constructor(
    private readonly database: TestDatabase,
    private readonly server: TestRedis,
    readonly redis: Redis,
    private readonly environment: Environment,
  ) {}

  static async open(): Promise<Hall> {
    const database = await createTestDatabase();
    const server = await TestRedis.start();
    const environment = readEnvironment({ ...process.env, DATABASE_URL: database.url, REDIS_URL: server.url });
    const redis = createRedis(environment);
    await redis.ping();
    return new Hall(database, server, redis, environment);
  }

  get db(): DataSource {
    return this.database.dataSource;
  }

  get useCases() {
    const { db, redis, environment } = this;
    const transactions = new TransactionRunner(db);
    const [screens, pairings, kept] = [new ScreenRepository(db), new PairingRepository(db), new KeptRepository(db)];
    const cache = new IdentityCache(redis);
    const throttle = new ScreenThrottle(redis);
    const reader = new ScreenReader(screens, environment);
    const desk = new ScreenDesk(transactions, reader, screens);
    const scenes = new SceneRegister(transactions, kept, screens);
    const profiles = new ScreenProfileRegister(transactions, kept, screens);
    const references = new ScreenReferences(scenes, profiles);
    const authentication = new ScreenAuthentication(screens, cache);
    return {
      ...{ scenes, profiles, authentication, read: new ReadScreens(reader) },
      ...{ start: new StartPairing(pairings, throttle), pair: new PairScreen(desk, pairings, references, throttle) },
      follow: new FollowPairing(transactions, pairings, screens, authentication),
      ...{ change: new ChangeScreen(desk, references), revoke: new RevokeScreen(desk, cache) },
      ...{ show: new ShowOnScreen(desk, scenes), beat: new NoteHeartbeat(screens, throttle) },
      own: new ReadOwnScreen(reader, scenes, profiles),
    };
  }

  /** No screens, codes, changed scenes, events or counted guesses. */
  async clear(): Promise<void> {
    await this.db.query('TRUNCATE screen, screen_pairing, screen_seen, scene, screen_profile, outbox CASCADE');
    await this.redis.flushdb();
  }

  async person(name: string, role: Role = 'operator'): Promise<Principal> {
    const rows: { id: string }[] = await this.db.query(
      `INSERT INTO app_user (email, name, role, password_hash) VALUES (lower($1) || '@abat.test', $1, $2, 'x')
       ON CONFLICT (email) DO UPDATE SET role = excluded.role RETURNING id`,
      [name, role],
    );
    return { userId: rows[0]?.id ?? '', name, role, districtId: null, agencyId: null };
  }

  /** A wall asks for a code. */
  code(): Promise<{ secret: string; code: string }> {
    return this.useCases.start.execute('10.0.0.1').then(({ secret, pairing }) => ({ secret, code: pairing.code }));
  }

  /** Somebody types the code in. */
  type(by: Principal, code: string, fields: object = {}): Promise<Screen> {
    const draft = screenDraftSchema.parse({ code, name: 'Зал', profile: 'fhd-55', ...fields });
    return this.useCases.pair.execute(by, draft);
  }

  /** A wall, paired and with its cookie. */
  async wall(by: Principal, fields: object = {}): Promise<HungWall> {
    const { secret, code } = await this.code();
    const screen = await this.type(by, code, fields);
    const { token } = await this.useCases.follow.execute({ pairing: secret, screen: null });
    if (token === null) throw new Error('the wall got no cookie');
    const self: Principal = {
      ...{
        userId: screen.id,
        name: screen.name,
        role: 'viewer',
        districtId: null,
        agencyId: null,
        screenId: screen.id,
      },
    };
    return { screen, token, self };
  }

  events(): Promise<{ type: string; rooms: string[] | null; data: Record<string, unknown> | null }[]> {
    return this.db.query('SELECT type, rooms, data FROM outbox ORDER BY id');
  }

  async close(): Promise<void> {
    this.redis.disconnect();
    await this.server.stop();
    await this.database.drop();
  }
}
