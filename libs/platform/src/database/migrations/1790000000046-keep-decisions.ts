import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// A frozen plan keeps the works that are deleted later, by the names they had when it was frozen.
const keepFrozen = [
  'ALTER TABLE baseline_work DROP CONSTRAINT baseline_work_work_fk, ADD COLUMN external_id text, ADD COLUMN title text',
  'UPDATE baseline_work x SET external_id = w.external_id, title = w.title FROM work w WHERE w.id = x.work_id',
  'ALTER TABLE baseline_work ALTER COLUMN external_id SET NOT NULL, ALTER COLUMN title SET NOT NULL',
];
const forgetFrozen = [
  'DELETE FROM baseline_work x WHERE NOT EXISTS (SELECT FROM work w WHERE w.id = x.work_id)',
  `ALTER TABLE baseline_work DROP COLUMN external_id, DROP COLUMN title,
     ADD CONSTRAINT baseline_work_work_fk FOREIGN KEY (work_id) REFERENCES work (id) ON DELETE CASCADE`,
];

/** What people decided stays: a frozen plan with works that are gone. */
export class KeepDecisions1790000000046 implements MigrationInterface {
  name = 'KeepDecisions1790000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, keepFrozen);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, forgetFrozen);
  }
}
