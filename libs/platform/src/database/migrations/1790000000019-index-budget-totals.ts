import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a line is a total is asked of every line by `effective_line`: its parts are found by an index. */
export class IndexBudgetTotals1790000000019 implements MigrationInterface {
  name = 'IndexBudgetTotals1790000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX budget_line_parent_idx ON budget_line (parent_id) WHERE parent_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX budget_line_parent_idx');
  }
}
