import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

/** Which findings are open is told by the indexes of their sides alone: the tiles of a whole city need no row of them. */
const sides = (told: string): string[] =>
  ['a', 'b'].flatMap((side) => [
    `DROP INDEX finding_${side}_idx`,
    `CREATE INDEX finding_${side}_idx ON finding (subject_${side}) INCLUDE (${told}) WHERE status <> 'closed'`,
  ]);

/** What is open is counted by one definition everywhere: no longer all that is not closed. */
export class SameNumbersEverywhere1790000000053 implements MigrationInterface {
  name = 'SameNumbersEverywhere1790000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, sides('period, status'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, sides('period'));
  }
}
