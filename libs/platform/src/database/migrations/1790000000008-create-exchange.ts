import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const importRun = `
CREATE TABLE import_run (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT import_run_pk PRIMARY KEY,
  kind text NOT NULL,
  file_name text NOT NULL,
  file_path text,
  source text NOT NULL,
  dry_run boolean NOT NULL DEFAULT false,
  all_or_nothing boolean NOT NULL DEFAULT false,
  create_missing boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'waiting' CONSTRAINT import_run_status_check CHECK (status IN ('waiting', 'running', 'done', 'done-with-rejections', 'failed')),
  counts jsonb NOT NULL DEFAULT '{"read": 0, "created": 0, "updated": 0, "unchanged": 0, "rejected": 0, "warnings": 0}',
  bytes_total bigint NOT NULL DEFAULT 0,
  bytes_read bigint NOT NULL DEFAULT 0,
  failure jsonb,
  created_by uuid CONSTRAINT import_run_user_fk REFERENCES app_user (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz
)`;

const importRemark = `
CREATE TABLE import_remark (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT import_remark_pk PRIMARY KEY,
  run_id uuid NOT NULL CONSTRAINT import_remark_run_fk REFERENCES import_run (id) ON DELETE CASCADE,
  row_number integer NOT NULL,
  verdict text NOT NULL CONSTRAINT import_remark_verdict_check CHECK (verdict IN ('rejected', 'warning')),
  field text,
  code text NOT NULL,
  params jsonb NOT NULL DEFAULT '{}',
  reason text NOT NULL,
  external_id text,
  lon double precision,
  lat double precision
)`;

/** Runs of the importer and their remarks on rows. */
export class CreateExchange1790000000008 implements MigrationInterface {
  name = 'CreateExchange1790000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      importRun,
      importRemark,
      'CREATE INDEX import_run_created_idx ON import_run (created_at DESC, id DESC)',
      'CREATE INDEX import_remark_run_idx ON import_remark (run_id, id)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['DROP TABLE import_remark, import_run']);
  }
}
