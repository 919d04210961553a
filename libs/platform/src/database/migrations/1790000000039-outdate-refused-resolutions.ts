import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const live = (states: string): string[] => [
  'DROP INDEX resolution_live_idx',
  `CREATE INDEX resolution_live_idx ON resolution (finding_id) WHERE NOT stale AND state IN (${states})`,
];

/** Detection outdates refused resolutions too: the centre may settle one only while its finding is as it was. */
export class OutdateRefusedResolutions1790000000039 implements MigrationInterface {
  name = 'OutdateRefusedResolutions1790000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, live(`'proposed', 'agreed', 'refused'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, live(`'proposed', 'agreed'`));
  }
}
