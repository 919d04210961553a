import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

/**
 * Lists read findings by their score and look at the period of each; no plan used the index of periods, and keeping it
 * took a quarter of the time that storing new findings takes.
 */
export class DropFindingPeriodIndex1790000000028 implements MigrationInterface {
  name = 'DropFindingPeriodIndex1790000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['DROP INDEX finding_period_idx']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['CREATE INDEX finding_period_idx ON finding USING gist (period)']);
  }
}
