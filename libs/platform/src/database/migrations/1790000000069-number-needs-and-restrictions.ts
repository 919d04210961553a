import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const numbers = (how: 'ALWAYS' | 'BY DEFAULT'): string[] =>
  ['need', 'restriction'].map((table) => `ALTER TABLE ${table} ALTER COLUMN number SET GENERATED ${how}`);

/** Needs and restrictions that are given no number of another system carry their short one: it is drawn before they are stored. */
export class NumberNeedsAndRestrictions1790000000069 implements MigrationInterface {
  name = 'NumberNeedsAndRestrictions1790000000069';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, numbers('BY DEFAULT'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, numbers('ALWAYS'));
  }
}
