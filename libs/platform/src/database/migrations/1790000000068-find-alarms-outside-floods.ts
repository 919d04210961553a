import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

/** While a flood goes on every further alarm asks which ones are not a part of it yet: few, among very many that are. */
export class FindAlarmsOutsideFloods1790000000068 implements MigrationInterface {
  name = 'FindAlarmsOutsideFloods1790000000068';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      "CREATE INDEX alarm_outside_floods_idx ON alarm (raised_at) WHERE flood_id IS NULL AND state = 'new' AND merged_into IS NULL",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['DROP INDEX alarm_outside_floods_idx']);
  }
}
