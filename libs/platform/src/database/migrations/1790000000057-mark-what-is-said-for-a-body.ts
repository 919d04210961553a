import type { MigrationInterface, QueryRunner } from 'typeorm';
import { retrack, runAll } from './statements.js';

const TABLES = ['assessment', 'resolution_party'];
const TRACKED = [
  ...retrack('assessment', ", 'r.finding_id'"),
  ...retrack('resolution_party', ", 'r.resolution_id'"),
  "SELECT past.show('assessment', 'finding_id')",
];

// What was said before is marked by the bodies people belong to now. The history keeps what it has: nobody spoke again.
const marked = (table: string): string[] => [
  `ALTER TABLE ${table} ADD COLUMN on_behalf boolean NOT NULL DEFAULT false`,
  `ALTER TABLE ${table} DISABLE TRIGGER USER`,
  `UPDATE ${table} s SET on_behalf = true FROM app_user u, agency a
   WHERE u.id = s.user_id AND a.id = s.agency_id AND u.agency_id IS DISTINCT FROM s.agency_id
     AND NOT (u.role = 'planner' AND u.district_id IS NOT NULL AND u.district_id IS NOT DISTINCT FROM a.district_id)`,
  `ALTER TABLE ${table} ENABLE TRIGGER USER`,
];

/** The centre may speak for a body; what was said so is told apart from what the body said itself. */
export class MarkWhatIsSaidForABody1790000000057 implements MigrationInterface {
  name = 'MarkWhatIsSaidForABody1790000000057';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [...TABLES.flatMap(marked), ...TRACKED]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dropped = TABLES.map((table) => `ALTER TABLE ${table} DROP COLUMN on_behalf`);
    await runAll(runner, ['DROP VIEW past.assessment', ...dropped, ...TRACKED]);
  }
}
