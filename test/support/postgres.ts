import { createLifecycle } from '../../infra/bootstrap/lifecycle.mjs';
import { portsFileOf, startPrivatePostgres } from '../../infra/bootstrap/instances.mjs';
import { waitForEnd } from '../../infra/bootstrap/process-identity.mjs';
import { createReport } from '../../infra/bootstrap/report.mjs';
import { makeSecrets } from '../../infra/bootstrap/secrets.mjs';
import { serviceAccount } from '../../infra/bootstrap/service-account.mjs';
import { makeThrowawayDir } from '../../infra/bootstrap/throwaway.mjs';
import { ensureTools } from '../../infra/bootstrap/tools.mjs';
import { PassThrough } from 'node:stream';
import { migrate, openDataSource, readEnvironment } from '@abat/platform';
import type { DataSource } from 'typeorm';
import type { Database } from './system.js';

/** A PostgreSQL server of one spec file's own, written to the disk as in production: it may be killed. */
export class OwnPostgres implements Database {
  private constructor(
    readonly url: string,
    private readonly server: { pid: () => number; restart: () => Promise<void> },
    private readonly remove: () => Promise<void>,
    private connection: DataSource,
  ) {}

  /** Starts a server with an empty migrated database. */
  static async start(): Promise<OwnPostgres> {
    const report = createReport(new PassThrough() as unknown as NodeJS.WriteStream);
    const lifecycle = createLifecycle(report);
    const tools = await ensureTools({ postgres: true, redis: false, chromium: false }, report);
    const dir = await makeThrowawayDir(lifecycle);
    const context = { dir, portsFile: portsFileOf(dir), account: serviceAccount(), secrets: makeSecrets() };
    const server = await startPrivatePostgres(
      { ...context, durable: true, lifecycle, report },
      tools.postgres?.bin ?? '',
    );
    const environment = readEnvironment({ ...process.env, DATABASE_URL: server.url });
    const dataSource = await openDataSource(environment);
    await migrate(dataSource, environment.ABAT_CITY_SRID);
    return new OwnPostgres(server.url, server, () => lifecycle.stop(), dataSource);
  }

  get dataSource(): DataSource {
    return this.connection;
  }

  /** Ends the server as the operating system would end a process it has no memory for. */
  async kill(): Promise<void> {
    await this.connection.destroy().catch(() => undefined);
    const pid = this.server.pid();
    process.kill(pid, 'SIGKILL');
    await waitForEnd(pid, 5_000);
  }

  /** Starts the server on its data at the same address. */
  async up(): Promise<void> {
    await this.server.restart();
    this.connection = await openDataSource(readEnvironment({ ...process.env, DATABASE_URL: this.url }));
  }

  async drop(): Promise<void> {
    await this.connection.destroy().catch(() => undefined);
    await this.remove();
  }
}
