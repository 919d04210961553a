import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ImportRemark, ImportRun, importRemarkQuerySchema, importRunQuerySchema, Page } from '@abat/contracts';
import { Conditions, isoTimestamp, keysetPage, likePattern } from '@abat/platform';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

export type ImportRunQuery = z.infer<typeof importRunQuerySchema>;
export type ImportRemarkQuery = z.infer<typeof importRemarkQuerySchema>;

const RUNS = {
  from: 'import_run r LEFT JOIN app_user u ON u.id = r.created_by',
  id: 'r.id',
  columns: `r.id, r.kind, r.file_name AS "fileName", r.source, r.dry_run AS "dryRun", r.all_or_nothing AS "allOrNothing",
    r.create_missing AS "createMissing", r.status, r.counts, r.bytes_total::float8 AS "bytesTotal", r.bytes_read::float8 AS "bytesRead",
    r.failure, u.name AS "createdBy", ${isoTimestamp('r.created_at')} AS "createdAt",
    ${isoTimestamp('r.started_at')} AS "startedAt", ${isoTimestamp('r.finished_at')} AS "finishedAt"`,
  sorts: { createdAt: { expression: 'r.created_at', type: 'timestamptz' as const } },
};

// Remarks have no uuid of their own: one is made of their number, so that the common paging by (sort, id) serves.
const REMARKS = {
  from: 'import_remark m',
  id: `lpad(to_hex(m.id), 32, '0')::uuid`,
  columns: `m.row_number AS "row", m.verdict, m.field, m.code, m.params, m.reason, m.external_id AS "externalId",
    CASE WHEN m.lon IS NOT NULL THEN json_build_array(m.lon, m.lat) END AS place`,
  sorts: { row: { expression: 'm.row_number', type: 'bigint' as const } },
};

/** Runs and remarks as the API shows them. */
@Injectable()
export class ImportRunQueries {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list(query: ImportRunQuery): Promise<Page<ImportRun>> {
    const conditions = new Conditions()
      .when(query.kind, (kind) => `r.kind = ${kind}`)
      .when(query.q && likePattern(query.q), (q) => `fold_text(r.file_name) LIKE fold_text(${q})`);
    return keysetPage<ImportRun>(this.dataSource.manager, RUNS, { ...query, sort: '-createdAt' }, conditions);
  }

  async find(id: string): Promise<ImportRun | null> {
    const rows: ImportRun[] = await this.dataSource.query(
      `SELECT ${RUNS.columns} FROM ${RUNS.from} WHERE r.id::text = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  remarks(runId: string, query: ImportRemarkQuery): Promise<Page<ImportRemark>> {
    const conditions = new Conditions();
    conditions.add(`m.run_id = ${conditions.bind(runId)}`);
    conditions
      .when(query.verdict, (verdict) => `m.verdict = ${verdict}`)
      .when(
        query.q && likePattern(query.q),
        (q) => `fold_text(concat_text(m.reason, m.external_id, m.field)) LIKE fold_text(${q})`,
      );
    return keysetPage<ImportRemark>(this.dataSource.manager, REMARKS, { ...query, sort: 'row' }, conditions);
  }
}
