import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Role } from '@abat/contracts';
import { hash } from '@node-rs/argon2';
import type { DataSource } from 'typeorm';
import { ApiClient } from './api-client.js';
import { builtApp } from './build.js';
import { createTestDatabase, type Seed } from './database.js';
import { LiveClient } from './live-client.js';
import { AbatProcess } from './processes.js';
import { freePort } from './free-port.js';
import { TestRedis } from './redis.js';
import { waitUntil } from './wait.js';

const run = promisify(execFile);

/** Password of every demo account and of every user a spec adds. */
export const PASSWORD = 'a password for tests only';

/** A database of somebody's: the system only uses it. */
export type Database = { url: string; dataSource: DataSource; drop: () => Promise<void> };

type Options = { seed?: Seed; database?: Database; env?: Record<string, string>; worker?: boolean };
type NewUser = { email: string; role: Role; district?: string };

/** Abat as it runs in the city: own database, own Redis, the built api and worker as processes on free ports. */
export class AbatSystem {
  private readonly sockets: LiveClient[] = [];
  private readonly signedIn = new Map<string, Promise<ApiClient>>();
  private api: AbatProcess | null = null;
  private worker: AbatProcess | null = null;
  private readonly replicas: AbatProcess[] = [];

  private constructor(
    readonly database: Database,
    readonly redis: TestRedis,
    private readonly env: Record<string, string>,
  ) {}

  /** Starts everything and waits until it is ready. With seed `astana` the demo accounts have {@link PASSWORD}. */
  static async start({ seed = 'none', database, env = {}, worker = true }: Options = {}): Promise<AbatSystem> {
    const own = database ?? (await createTestDatabase({ seed }));
    const redis = await TestRedis.start();
    await own.dataSource.query('UPDATE app_user SET password_hash = $1', [await hash(PASSWORD)]);
    const system = new AbatSystem(own, redis, {
      DATABASE_URL: own.url,
      REDIS_URL: redis.url,
      ABAT_DATA_DIR: await mkdtemp(join(tmpdir(), 'abat-e2e-')),
      PORT: String(await freePort()),
      ...env,
    });
    const started = await Promise.allSettled([system.startApi(), ...(worker ? [system.startWorker()] : [])]);
    const failure = started.find((outcome) => outcome.status === 'rejected');
    if (!failure) return system;
    await system.stop();
    throw failure.reason;
  }

  get base(): string {
    return `http://127.0.0.1:${this.env['PORT']}`;
  }

  get sql(): DataSource {
    return this.database.dataSource;
  }

  /** What the api and the worker wrote since they were last started. */
  get log(): string {
    return `${this.api?.log ?? ''}\n${this.worker?.log ?? ''}`;
  }

  /** One column of one row. */
  async value<Value>(sql: string, parameters: unknown[] = []): Promise<Value> {
    const rows: Record<string, Value>[] = await this.sql.query(sql, parameters);
    return Object.values(rows[0] ?? {})[0] as Value;
  }

  /** The demo account of a role, signed in. */
  as(role: Role): Promise<ApiClient> {
    return this.signIn(`${role}@astana.demo`);
  }

  /** Somebody who did not sign in. */
  nobody(): ApiClient {
    return new ApiClient(this.base);
  }

  /** Signs in over HTTP, once per e-mail. */
  signIn(email: string): Promise<ApiClient> {
    const known = this.signedIn.get(email) ?? this.openSession(email);
    this.signedIn.set(email, known);
    return known;
  }

  /** Puts a user into the database, which starts no command line, and signs them in. @throws for an unknown district */
  async addUser({ email, role, district }: NewUser): Promise<ApiClient> {
    await this.sql.query(
      `INSERT INTO app_user (email, name, role, password_hash, district_id)
       SELECT $1, $1, $2, $3, known.id FROM (VALUES ($4::text)) named (district)
       LEFT JOIN territory known ON known.kind = 'district' AND known.external_id = named.district
       WHERE named.district IS NULL OR known.id IS NOT NULL`,
      [email, role, await hash(PASSWORD), district],
    );
    return this.signIn(email);
  }

  /** A client with a bearer token that was put into the database. */
  async withToken(email: string): Promise<ApiClient> {
    const token = `abat_${randomBytes(32).toString('base64url')}`;
    await this.sql.query(
      `INSERT INTO api_token (user_id, secret_hash, expires_at)
       SELECT id, $2, now() + interval '1 day' FROM app_user WHERE email = $1`,
      [email, createHash('sha256').update(token).digest('hex')],
    );
    return new ApiClient(this.base, { authorization: `Bearer ${token}` });
  }

  /** Runs a command of the built command line and gives its stdout. @throws when it does not end with 0 */
  async cli(...args: string[]): Promise<string> {
    const options = { env: { ...process.env, ...this.env, LOG_LEVEL: 'error' }, maxBuffer: 64 * 1024 * 1024 };
    return (await run(process.execPath, [builtApp('cli'), ...args], options)).stdout;
  }

  /** A socket of the live picture; closed at the end. */
  async listen(client: ApiClient, lastSeq?: number): Promise<LiveClient> {
    const { cookie, authorization } = client.credentials;
    const token = authorization?.replace(/^Bearer /, '');
    const socket = await LiveClient.connect(this.base, {
      ...(cookie ? { cookie } : {}),
      ...(token ? { token } : {}),
      ...(lastSeq === undefined ? {} : { lastSeq }),
    });
    this.sockets.push(socket);
    return socket;
  }

  /** Waits until every committed event has its number and every job that followed is done. */
  async settled(): Promise<void> {
    const quiet = async (): Promise<boolean> => {
      const waiting = await this.value<number>(`SELECT (SELECT count(*) FROM outbox)
        + (SELECT last_seq - least(published_seq, dispatched_seq) FROM event_position)`);
      return Number(waiting) === 0 && (await this.redis.unfinishedJobs()) === 0;
    };
    let calm = 0;
    // A job whose worker was killed is taken up again only after its lock ended and somebody looked: half a minute.
    await waitUntil(async () => (calm = (await quiet()) ? calm + 1 : 0) >= 3, {
      what: 'the system to come to rest',
      timeoutMs: 120_000,
      everyMs: 50,
      context: () => this.log.slice(-4_000),
    });
  }

  /** Starts the api. @param checkout folder whose `dist/web` it serves */
  async startApi(checkout?: string): Promise<void> {
    this.api = await AbatProcess.start('api', this.env, checkout);
  }

  /** Starts one more api on the same database and Redis. @returns its address */
  async startReplica(): Promise<string> {
    const port = String(await freePort());
    this.replicas.push(await AbatProcess.start('api', { ...this.env, PORT: port }));
    return `http://127.0.0.1:${port}`;
  }

  async startWorker(): Promise<void> {
    this.worker = await AbatProcess.start('worker', this.env);
  }

  /** Kills the process with SIGKILL. */
  async kill(role: 'api' | 'worker'): Promise<void> {
    await this[role]?.kill();
    this[role] = null;
  }

  /** Stops the process in the middle of whatever it does, with its connections open. */
  freeze(role: 'api' | 'worker'): void {
    this[role]?.freeze();
  }

  /** Lets a frozen process go on. */
  thaw(role: 'api' | 'worker'): void {
    this[role]?.thaw();
  }

  /** Ends everything and removes what it left; a database that somebody else still uses is kept on demand. */
  async stop({ keepDatabase = false } = {}): Promise<void> {
    for (const socket of this.sockets) socket.close();
    await Promise.all([this.api, this.worker, ...this.replicas].map((process) => process?.stop()));
    await this.redis.stop();
    if (!keepDatabase) await this.database.drop();
    await rm(this.env['ABAT_DATA_DIR'] ?? '', { recursive: true, force: true });
  }

  /** Signs in over HTTP once more: a session of its own, which ends alone. */
  async openSession(email: string): Promise<ApiClient> {
    const answer = await this.nobody().post('/api/v1/auth/login', { email, password: PASSWORD });
    if (answer.status !== 200)
      throw new Error(`${email} could not sign in: ${answer.status} ${JSON.stringify(answer.body)}`);
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return new ApiClient(this.base, { cookie });
  }
}
