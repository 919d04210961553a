import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

/** Settings are edited by people: a version against overwriting, an id for their history. Restrictions of the whole city are found by days. */
export class VersionSettings1790000000024 implements MigrationInterface {
  name = 'VersionSettings1790000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      `ALTER TABLE setting ADD COLUMN id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT setting_id_key UNIQUE,
         ADD COLUMN version integer NOT NULL DEFAULT 1`,
      "SELECT history_track('setting')",
      'CREATE INDEX restriction_city_idx ON restriction USING gist (active) WHERE geom IS NULL',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP INDEX restriction_city_idx',
      ...['insert', 'update', 'delete'].map((event) => `DROP TRIGGER history_${event} ON setting`),
      "DELETE FROM history WHERE entity = 'setting'",
      'ALTER TABLE setting DROP COLUMN id, DROP COLUMN version',
    ]);
  }
}
