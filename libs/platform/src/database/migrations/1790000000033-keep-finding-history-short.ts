import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

/**
 * That a finding was opened stands in the finding itself (`opened_at`, by detection) and, once it changes, in the `before`
 * of its first change; a row of history with the same content took a tenth of the time of a full run and doubled its
 * storage. Changes and deletions of findings are kept as before.
 */
export class KeepFindingHistoryShort1790000000033 implements MigrationInterface {
  name = 'KeepFindingHistoryShort1790000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['DROP TRIGGER history_insert ON finding']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TRIGGER history_update ON finding',
      'DROP TRIGGER history_delete ON finding',
      "SELECT history_track('finding', 'NULL::uuid', '{geom}')",
    ]);
  }
}
