import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ImportCounts, ImportKind } from '@abat/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { ImportOptions } from '../application/import-types.js';

/** A stored run as its worker needs it. */
export type StoredRun = {
  id: string;
  kind: ImportKind;
  fileName: string;
  filePath: string | null;
  source: string;
  dryRun: boolean;
  allOrNothing: boolean;
  createMissing: boolean;
  status: 'waiting' | 'running' | 'done' | 'done-with-rejections' | 'failed';
  createdBy: string | null;
  createdByName: string | null;
};

type NewRun = {
  options: ImportOptions;
  bytesTotal: number;
  createdBy: string | null;
  filePath?: string | null;
  id?: string;
};

/** Rows of import_run. Each statement is its own transaction: progress is seen while the import is still one. */
@Injectable()
export class ImportRunRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** For events told beside an import, each in its own transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  async create({ options, bytesTotal, createdBy, filePath, id }: NewRun): Promise<string> {
    const rows: { id: string }[] = await this.dataSource.query(
      `INSERT INTO import_run (id, kind, file_name, file_path, source, dry_run, all_or_nothing, create_missing, bytes_total, created_by)
       VALUES (coalesce($1::uuid, uuid_v7()), $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        id ?? null,
        options.kind,
        options.fileName,
        filePath ?? null,
        options.source,
        options.dryRun,
        options.allOrNothing,
        options.createMissing,
        bytesTotal,
        createdBy,
      ],
    );
    return rows[0]?.id ?? '';
  }

  async find(id: string): Promise<StoredRun | null> {
    const rows: StoredRun[] = await this.dataSource.query(
      `SELECT r.id, r.kind, r.file_name AS "fileName", r.file_path AS "filePath", r.source, r.dry_run AS "dryRun",
         r.all_or_nothing AS "allOrNothing", r.create_missing AS "createMissing", r.status, r.created_by AS "createdBy",
         u.name AS "createdByName"
       FROM import_run r LEFT JOIN app_user u ON u.id = r.created_by WHERE r.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Marks a run as begun, or begun again after its process died; what an earlier attempt said is forgotten. */
  async begin(id: string): Promise<void> {
    await this.dataSource.query('DELETE FROM import_remark WHERE run_id = $1', [id]);
    await this.dataSource.query(
      `UPDATE import_run SET status = 'running', started_at = now(), finished_at = NULL, failure = NULL, bytes_read = 0,
         counts = '{"read": 0, "created": 0, "updated": 0, "unchanged": 0, "rejected": 0, "warnings": 0}' WHERE id = $1`,
      [id],
    );
  }

  async progress(id: string, bytesRead: number, counts: ImportCounts): Promise<void> {
    await this.dataSource.query(
      `UPDATE import_run SET bytes_read = $2, counts = $3 WHERE id = $1 AND status = 'running'`,
      [id, bytesRead, JSON.stringify(counts)],
    );
  }

  /** Runs whose job may have been lost: uploaded and not yet finished. */
  async unfinished(): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM import_run WHERE status IN ('waiting', 'running') AND file_path IS NOT NULL ORDER BY created_at`,
    );
    return rows.map(({ id }) => id);
  }

  async forgetFile(id: string): Promise<void> {
    await this.dataSource.query('UPDATE import_run SET file_path = NULL WHERE id = $1', [id]);
  }

  async remove(id: string): Promise<void> {
    await this.dataSource.query('DELETE FROM import_run WHERE id = $1', [id]);
  }
}
