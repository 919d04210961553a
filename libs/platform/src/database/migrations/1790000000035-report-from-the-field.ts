import type { MigrationInterface, QueryRunner } from 'typeorm';
import { retrack, runAll } from './statements.js';

const ofWork = (excluded = ''): string[] => retrack('progress_report', `, 'r.work_id'${excluded}`);
const ofOwner = (excluded = ''): string[] => retrack('attachment', `, 'r.owner_id'${excluded}`);

/**
 * Reports and photos that a phone may send again after a lost answer are known by the key the phone gave them; of a
 * photo is kept who says where it was taken.
 */
export class ReportFromTheField1790000000035 implements MigrationInterface {
  name = 'ReportFromTheField1790000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      `ALTER TABLE progress_report ADD COLUMN client_id uuid CONSTRAINT progress_report_client_key UNIQUE,
         ADD COLUMN client_digest text,
         ADD CONSTRAINT progress_report_client_check CHECK ((client_id IS NULL) = (client_digest IS NULL))`,
      `ALTER TABLE attachment ADD COLUMN client_id uuid CONSTRAINT attachment_client_key UNIQUE,
         ADD COLUMN place_source text CONSTRAINT attachment_place_source_check CHECK (place_source IN ('photo', 'phone'))`,
      "UPDATE attachment SET place_source = 'photo' WHERE place IS NOT NULL",
      `ALTER TABLE attachment
         ADD CONSTRAINT attachment_place_known_check CHECK ((place IS NULL) = (place_source IS NULL))`,
      ...ofWork(", '{client_id,client_digest}'"),
      ...ofOwner(", '{client_id}'"),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'ALTER TABLE attachment DROP COLUMN client_id, DROP COLUMN place_source',
      'ALTER TABLE progress_report DROP COLUMN client_id, DROP COLUMN client_digest',
      ...ofWork(),
      ...ofOwner(),
    ]);
  }
}
