import type { Writable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Locale } from '@abat/contracts';
import { NameFindings } from '@abat/findings';
import { ENVIRONMENT, type Environment } from '@abat/platform';
import { DataSource, type QueryRunner } from 'typeorm';
import { cityNames } from './city-names.js';
import type { ExportHead } from './export-head.js';
import type { ExportDefinition } from './export-definition.js';
import { type ExportKind, EXPORTS } from './export-kinds.js';
import { columnsOf, type ExportFilters, selected } from './export-statement.js';
import { type ExportFormat, type ExportRow, WRITERS } from './writers.js';

/** What to export; `head` says who asks in which language, and null leaves the head out. */
export type ExportRequest = {
  kind: ExportKind;
  format: ExportFormat;
  filters?: ExportFilters;
  head: { locale: Locale; author: string } | null;
};

/** Rows read at once. */
const BATCH = 500;

/** Writes the rows of a kind with the fields of an import, and what the file is. */
@Injectable()
export class ExportRows {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly names: NameFindings,
  ) {}

  /**
   * Head and rows are of one moment.
   * @returns number of rows written
   * @throws DomainError request.invalid for a filter by a field the kind does not store
   */
  async execute(request: ExportRequest, out: Writable): Promise<number> {
    const definition = EXPORTS[request.kind];
    const { from, parameters } = selected(definition, request.filters ?? {});
    const sql = `SELECT ${columnsOf(definition, request.format !== 'geojson')} ${from}`;
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      const head = request.head && (await this.headOf(runner, request, { from, parameters }));
      const rows = this.rowsOf(runner, definition, { sql, parameters });
      const count = await WRITERS[request.format]({ rows, definition, head }, out);
      await runner.commitTransaction();
      return count;
    } finally {
      await runner.release();
    }
  }

  private async headOf(
    runner: QueryRunner,
    { kind, filters = {}, head }: ExportRequest,
    { from, parameters }: { from: string; parameters: unknown[] },
  ): Promise<ExportHead> {
    const origins: ExportHead['origins'] = await runner.query(
      `SELECT e.origin, count(*)::int AS rows ${from} GROUP BY 1 ORDER BY 2 DESC, 1`,
      parameters,
    );
    const city = await cityNames(runner);
    const [{ now }]: [{ now: Date }] = await runner.query('SELECT now() AS now');
    const { locale, author } = head as NonNullable<ExportRequest['head']>;
    return {
      ...{ kind, locale, author, filters, origins, city },
      rows: origins.reduce((sum, { rows }) => sum + rows, 0),
      asOf: now.toISOString(),
      timeZone: this.environment.ABAT_TIME_ZONE,
    };
  }

  /** The rows as they come, with constant memory. A cursor of SQL lets other statements run in between. */
  private async *rowsOf(
    runner: QueryRunner,
    definition: ExportDefinition,
    { sql, parameters }: { sql: string; parameters: unknown[] },
  ): AsyncGenerator<ExportRow> {
    // All rows are read, so the plan must not hurry to the first.
    await runner.query('SET LOCAL cursor_tuple_fraction = 1');
    await runner.query(`DECLARE exported NO SCROLL CURSOR FOR ${sql}`, parameters);
    for (;;) {
      const rows: ExportRow[] = await runner.query(`FETCH ${BATCH} FROM exported`);
      if (rows.length === 0) return;
      yield* definition.named ? await this.named(runner, rows) : rows;
    }
  }

  private async named(runner: QueryRunner, rows: readonly ExportRow[]): Promise<ExportRow[]> {
    const found = await this.names.execute(
      rows.map((row) => String(row['finding_id'])),
      runner.manager,
    );
    return rows.map(({ finding_id: id, ...row }) => {
      const { title, agencies = [] } = found.get(String(id)) ?? {};
      const titles = { title_kk: title?.kk ?? null, title_ru: title?.ru ?? null, title_en: title?.en ?? null };
      return { ...row, ...titles, agencies: agencies.join('; ') };
    });
  }
}
