import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// How the parties end a finding together. stale: the finding changed after it was proposed or agreed.
const resolution = `
CREATE TABLE resolution (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT resolution_pk PRIMARY KEY,
  finding_id uuid NOT NULL CONSTRAINT resolution_finding_fk REFERENCES finding (id) ON DELETE CASCADE,
  kind text NOT NULL CONSTRAINT resolution_kind_check CHECK (kind IN ('reschedule', 'combine', 'change-method', 'split-place', 'cancel-one', 'accept')),
  note text,
  plan jsonb,
  state text NOT NULL DEFAULT 'proposed' CONSTRAINT resolution_state_check CHECK (state IN ('proposed', 'agreed', 'refused', 'withdrawn', 'applied')),
  stale boolean NOT NULL DEFAULT false,
  agency_id uuid CONSTRAINT resolution_agency_fk REFERENCES agency (id),
  user_id uuid CONSTRAINT resolution_user_fk REFERENCES app_user (id),
  settled_reason text,
  settled_by uuid CONSTRAINT resolution_settled_fk REFERENCES app_user (id),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT resolution_settled_check CHECK ((settled_reason IS NULL) = (settled_by IS NULL))
)`;

const party = `
CREATE TABLE resolution_party (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT resolution_party_pk PRIMARY KEY,
  resolution_id uuid NOT NULL CONSTRAINT resolution_party_resolution_fk REFERENCES resolution (id) ON DELETE CASCADE,
  agency_id uuid NOT NULL CONSTRAINT resolution_party_agency_fk REFERENCES agency (id),
  answer text CONSTRAINT resolution_party_answer_check CHECK (answer IN ('agree', 'refuse')),
  comment text,
  user_id uuid CONSTRAINT resolution_party_user_fk REFERENCES app_user (id),
  answered_at timestamptz,
  CONSTRAINT resolution_party_key UNIQUE (resolution_id, agency_id),
  CONSTRAINT resolution_party_answered_check CHECK ((answer IS NULL) = (answered_at IS NULL))
)`;

/** Resolutions of findings and the answers of their parties. */
export class CreateResolutions1790000000025 implements MigrationInterface {
  name = 'CreateResolutions1790000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      resolution,
      party,
      // One at a time waits for answers; detection looks for those that still count.
      "CREATE UNIQUE INDEX resolution_waiting_key ON resolution (finding_id) WHERE state = 'proposed'",
      'CREATE INDEX resolution_finding_idx ON resolution (finding_id, created_at DESC)',
      "CREATE INDEX resolution_live_idx ON resolution (finding_id) WHERE NOT stale AND state IN ('proposed', 'agreed')",
      "SELECT history_track('resolution', 'r.finding_id')",
      "SELECT history_track('resolution_party', 'r.resolution_id')",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TABLE resolution_party, resolution',
      "DELETE FROM history WHERE entity IN ('resolution', 'resolution_party')",
    ]);
  }
}
