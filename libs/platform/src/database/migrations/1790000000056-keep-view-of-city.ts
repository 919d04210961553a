import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// The first view of maps, which the web had fixed. Cities loaded from now on get theirs from their set or their outline.
const giveView = `
INSERT INTO setting (key, value, note)
SELECT 'city.view', '[71.235, 51.0, 71.665, 51.295]', 'west, south, east, north of what a map shows first'
WHERE EXISTS (SELECT FROM setting WHERE key = 'astana.loaded') ON CONFLICT (key) DO NOTHING`;

const takeView = `DELETE FROM setting WHERE key = 'city.view'`;

/** Where Astana was loaded already, its maps begin where they always began. */
export class KeepViewOfCity1790000000056 implements MigrationInterface {
  name = 'KeepViewOfCity1790000000056';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [giveView]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [takeView]);
  }
}
