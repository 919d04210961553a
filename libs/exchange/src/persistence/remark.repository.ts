import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ImportRemarkCode } from '@abat/contracts';
import { DataSource } from 'typeorm';
import type { RemarkParams } from '../domain/remark.js';

/** The first thing that speaks against a row. */
export type Rejection = {
  row: number;
  field: string | null;
  code: ImportRemarkCode;
  params: RemarkParams;
  externalId: string | null;
  lon: number | null;
  lat: number | null;
};

const PAGE = 2_000;

/** Remarks of finished runs. */
@Injectable()
export class RemarkRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Rejected rows in ascending order, one entry each; read page by page. */
  async *rejections(runId: string): AsyncGenerator<Rejection> {
    for (let after = -1; ;) {
      const page: Rejection[] = await this.dataSource.query(
        `SELECT DISTINCT ON (row_number) row_number AS row, field, code, params, external_id AS "externalId", lon, lat
         FROM import_remark WHERE run_id = $1 AND verdict = 'rejected' AND row_number > $2
         ORDER BY row_number, id LIMIT ${PAGE}`,
        [runId, after],
      );
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      after = last.row;
    }
  }

  /** Codes of agencies and functions that the run made because rows named them. */
  async createdMissing(runId: string): Promise<Record<string, string[]>> {
    const rows: { register: string; codes: string[] }[] = await this.dataSource.query(
      `SELECT params ->> 'register' AS register, array_agg(params ->> 'value' ORDER BY id) AS codes
       FROM import_remark WHERE run_id = $1 AND code = 'reference.created' GROUP BY 1`,
      [runId],
    );
    return Object.fromEntries(rows.map(({ register, codes }) => [register, codes]));
  }

  /** The first remarks of a run, for a terminal. */
  async first(runId: string, limit: number): Promise<(Rejection & { verdict: string })[]> {
    return this.dataSource.query(
      `SELECT row_number AS row, verdict, field, code, params, external_id AS "externalId", lon, lat
       FROM import_remark WHERE run_id = $1 ORDER BY verdict = 'warning', row_number, id LIMIT $2`,
      [runId, limit],
    );
  }
}
