import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const KEPT = ['scene', 'screen_profile'];

/** A scene or profile that was given back as shipped, or deleted, keeps its row without content: its version counts on. */
export class GiveBackScenes1790000000040 implements MigrationInterface {
  name = 'GiveBackScenes1790000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(
      runner,
      KEPT.map((table) => `ALTER TABLE ${table} ALTER COLUMN content DROP NOT NULL`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(
      runner,
      KEPT.flatMap((table) => [
        `DELETE FROM ${table} WHERE content IS NULL`,
        `ALTER TABLE ${table} ALTER COLUMN content SET NOT NULL`,
      ]),
    );
  }
}
