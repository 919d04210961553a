import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

/** Lines are found by their function when a power changes. */
export class IndexLineFunctions1790000000020 implements MigrationInterface {
  name = 'IndexLineFunctions1790000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['CREATE INDEX budget_line_function_idx ON budget_line (function_id)']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['DROP INDEX budget_line_function_idx']);
  }
}
