import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QUEUES } from '@abat/contracts';
import { Redis } from 'ioredis';

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

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

  /** Starts the server on its data and waits until it answers. */
  async up(): Promise<void> {
    const binary = process.env.ABAT_REDIS_SERVER ?? 'redis-server';
    const options = [
      '--port',
      String(this.port),
      '--bind',
      '127.0.0.1',
      '--dir',
      this.directory,
      '--appendonly',
      'yes',
      '--save',
      '',
    ];
    this.child = spawn(binary, options, { stdio: 'ignore' });
    const client = new Redis(this.port, '127.0.0.1', {
      retryStrategy: (attempt) => (attempt < 200 ? 25 : null),
      maxRetriesPerRequest: null,
    });
    client.on('error', () => undefined);
    await client.ping();
    client.disconnect();
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
