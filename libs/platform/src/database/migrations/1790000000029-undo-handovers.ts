import type { MigrationInterface, QueryRunner } from 'typeorm';
import { retrack, runAll } from './statements.js';

// Who held a site, from the day of a handover on, had there been no handover: given back when the handover is taken back.
const formerHolder = `
CREATE TABLE handover_former_holder (
  handover_id uuid NOT NULL CONSTRAINT handover_former_holder_handover_fk REFERENCES handover (id) ON DELETE CASCADE,
  site_id uuid NOT NULL CONSTRAINT handover_former_holder_site_fk REFERENCES site (id) ON DELETE CASCADE,
  agency_id uuid NOT NULL CONSTRAINT handover_former_holder_agency_fk REFERENCES agency (id),
  valid daterange NOT NULL,
  CONSTRAINT handover_former_holder_pk PRIMARY KEY (handover_id, site_id, valid)
)`;

const PLACE = 'ALTER TABLE attachment ADD COLUMN place geometry(Point, 4326)';
const SITE_PARENT = ", 'r.site_id'";
const OWNER_PARENT = ", 'r.owner_id'";

/** Handovers that can be taken back with the holders of their sites; where a photo was taken; findings found by titles. */
export class UndoHandovers1790000000029 implements MigrationInterface {
  name = 'UndoHandovers1790000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      `ALTER TABLE site_holder ADD COLUMN handover_id uuid
         CONSTRAINT site_holder_handover_fk REFERENCES handover (id) ON DELETE SET NULL`,
      'CREATE INDEX site_holder_handover_idx ON site_holder (handover_id) WHERE handover_id IS NOT NULL',
      ...retrack('site_holder', SITE_PARENT),
      formerHolder,
      'CREATE INDEX handover_former_holder_site_idx ON handover_former_holder (site_id)',
      PLACE,
      ...retrack('attachment', OWNER_PARENT),
      'CREATE INDEX project_title_idx ON project USING gin ((fold_text(concat_text(code, title, description))) gin_trgm_ops)',
      'CREATE INDEX restriction_title_idx ON restriction USING gin ((fold_text(concat_text(note, external_id, title))) gin_trgm_ops)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP INDEX project_title_idx, restriction_title_idx',
      'ALTER TABLE attachment DROP COLUMN place',
      ...retrack('attachment', OWNER_PARENT),
      'DROP TABLE handover_former_holder',
      'ALTER TABLE site_holder DROP COLUMN handover_id',
      ...retrack('site_holder', SITE_PARENT),
    ]);
  }
}
