import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUEUES } from '@abat/contracts';
import { Redis } from 'ioredis';
import { freePort } from './free-port.js';
import { waitUntil } from './wait.js';

/** Under load a server may take long to answer, milliseconds. */
const STARTING_MS = 30_000;

/** A Redis server of one spec file's own: it may be killed and started again without hurting others. */
export class TestRedis {
  private child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly directory: string,
  ) {}

  static async start(): Promise<TestRedis> {
    const redis = new TestRedis(await freePort(), await mkdtemp(join(tmpdir(), 'abat-redis-')));
    await redis.up();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /**
   * Starts the server on its data and waits until it answers; one that ends while it starts is started again.
   * @throws with what it said last, when it does not answer in half a minute
   */
  async up(): Promise<void> {
    let said = '';
    const answers = async (): Promise<boolean> => {
      if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null)
        this.child = this.launch((text) => (said = text));
      const client = new Redis(this.port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return (await client.ping()) === 'PONG';
      } catch {
        return false;
      } finally {
        client.disconnect();
      }
    };
    await waitUntil(answers, { what: `Redis on ${this.port}`, timeoutMs: STARTING_MS, context: () => said });
  }

  private launch(hear: (text: string) => void): ChildProcess {
    const where = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.directory];
    const kept = ['--appendonly', 'yes', '--save', ''];
    const child = spawn(process.env.ABAT_REDIS_SERVER ?? 'redis-server', [...where, ...kept], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child.stdout.on('data', (chunk: Buffer) => hear(chunk.toString()));
    return child;
  }

  /** Jobs of all queues that wait, run or wait for another try; the timetable itself does not count. */
  async unfinishedJobs(): Promise<number> {
    const client = new Redis(this.port, '127.0.0.1');
    try {
      const keys = Object.values(QUEUES).map((queue) => `abat:${queue}`);
      const listed = keys.flatMap((key) => [client.llen(`${key}:wait`), client.llen(`${key}:active`)]);
      const delayed = (await Promise.all(keys.map((key) => client.zrange(`${key}:delayed`, 0, -1)))).flat();
      const counts = await Promise.all(listed);
      return counts.reduce((sum, count) => sum + count, 0) + delayed.filter((id) => !id.startsWith('repeat:')).length;
    } finally {
      client.disconnect();
    }
  }

  /** Pulls the plug. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.directory, { recursive: true, force: true });
  }

  private end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  }
}
