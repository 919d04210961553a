import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** One database connection of an import: its temporary tables live and die with it. */
export class SqlSession {
  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
  ) {}

  static async open(dataSource: DataSource): Promise<SqlSession> {
    const runner = dataSource.createQueryRunner('master');
    return new SqlSession(runner, (await runner.connect()) as PoolClient);
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async run(sql: string, values: unknown[] = []): Promise<void> {
    await this.client.query(sql, values);
  }

  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, values)).rows;
  }

  /** Rows touched by a statement. */
  async count(sql: string, values: unknown[] = []): Promise<number> {
    return (await this.client.query(sql, values)).rowCount ?? 0;
  }

  /** Loads lines of COPY text format. */
  async copy(target: string, lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    await pipeline(Readable.from([lines.join('')]), this.client.query(copyFrom(`COPY ${target} FROM STDIN`)));
  }

  /** Runs `change` in one transaction; whatever it throws undoes it. */
  async transaction<Result>(change: () => Promise<Result>): Promise<Result> {
    await this.runner.startTransaction();
    try {
      const result = await change();
      await this.runner.commitTransaction();
      return result;
    } catch (error) {
      if (this.runner.isTransactionActive) await this.runner.rollbackTransaction().catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.client.query('DISCARD TEMP').catch(() => undefined);
    await this.runner.release();
  }
}
