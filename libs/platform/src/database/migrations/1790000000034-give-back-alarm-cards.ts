import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

/** A card of alarms that was given back as shipped keeps its row without a text: its version counts on. */
export class GiveBackAlarmCards1790000000034 implements MigrationInterface {
  name = 'GiveBackAlarmCards1790000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['ALTER TABLE alarm_card ALTER COLUMN card DROP NOT NULL']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DELETE FROM alarm_card WHERE card IS NULL',
      'ALTER TABLE alarm_card ALTER COLUMN card SET NOT NULL',
    ]);
  }
}
