import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

/** Roads, stops and shopping centres are imported as every other layer: what imports count and mark is stored with each row. */
export class ImportBaseFeatures1790000000048 implements MigrationInterface {
  name = 'ImportBaseFeatures1790000000048';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      `ALTER TABLE base_feature ADD COLUMN demo boolean NOT NULL DEFAULT false, ADD COLUMN version integer NOT NULL DEFAULT 1,
         ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now()`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'ALTER TABLE base_feature DROP COLUMN demo, DROP COLUMN version, DROP COLUMN created_at, DROP COLUMN updated_at',
    ]);
  }
}
