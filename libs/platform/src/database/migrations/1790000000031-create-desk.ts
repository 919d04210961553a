import type { MigrationInterface, QueryRunner } from 'typeorm';
import { geometryChecks, retrack, runAll } from './statements.js';

const ROLES = `'viewer', 'operator', 'planner', 'executive', 'reviewer', 'administrator'`;

// Only cards that somebody changed; the others are as shipped.
const card = `
CREATE TABLE alarm_card (
  rule text NOT NULL CONSTRAINT alarm_card_pk PRIMARY KEY,
  card jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
)`;

const flood = `
CREATE TABLE alarm_flood (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT alarm_flood_pk PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz NOT NULL DEFAULT now()
)`;

// One row per episode of a finding: from its opening, or its coming back, to its end. event_at: when the situation arose;
// raised_at: when we noticed.
const alarm = `
CREATE TABLE alarm (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT alarm_pk PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT alarm_number_key UNIQUE,
  finding_id uuid NOT NULL CONSTRAINT alarm_finding_fk REFERENCES finding (id) ON DELETE CASCADE,
  event_at timestamptz NOT NULL,
  raised_at timestamptz NOT NULL DEFAULT now(),
  severity text NOT NULL CONSTRAINT alarm_severity_check CHECK (severity IN ('info', 'low', 'medium', 'high', 'critical')),
  priority text NOT NULL CONSTRAINT alarm_priority_check CHECK (priority IN ('low', 'high', 'urgent')),
  state text NOT NULL DEFAULT 'new' CONSTRAINT alarm_state_check CHECK (state IN ('new', 'taken', 'snoozed', 'closed')),
  response_minutes integer NOT NULL CONSTRAINT alarm_response_check CHECK (response_minutes > 0),
  respond_by timestamptz NOT NULL,
  owner_id uuid CONSTRAINT alarm_owner_fk REFERENCES app_user (id),
  taken_at timestamptz,
  first_taken_at timestamptz,
  handed_user_id uuid CONSTRAINT alarm_handed_user_fk REFERENCES app_user (id),
  handed_role text CONSTRAINT alarm_handed_role_check CHECK (handed_role IN (${ROLES})),
  handed_by uuid CONSTRAINT alarm_handed_by_fk REFERENCES app_user (id),
  handed_at timestamptz,
  snoozed_until timestamptz,
  snooze_reason text,
  snoozed_by uuid CONSTRAINT alarm_snoozed_by_fk REFERENCES app_user (id),
  snooze_count integer NOT NULL DEFAULT 0,
  returned_at timestamptz,
  escalated_at timestamptz,
  closed_at timestamptz,
  flood_id uuid CONSTRAINT alarm_flood_fk REFERENCES alarm_flood (id),
  merged_into uuid CONSTRAINT alarm_merged_fk REFERENCES alarm (id),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT alarm_episode_key UNIQUE (finding_id, event_at),
  CONSTRAINT alarm_owner_check CHECK ((state = 'taken') = (owner_id IS NOT NULL)),
  CONSTRAINT alarm_snooze_check CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL)),
  CONSTRAINT alarm_reason_check CHECK ((snoozed_until IS NULL) = (snooze_reason IS NULL)),
  CONSTRAINT alarm_closed_check CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CONSTRAINT alarm_handed_check CHECK ((handed_at IS NOT NULL) = (handed_user_id IS NOT NULL OR handed_role IS NOT NULL)),
  CONSTRAINT alarm_merged_check CHECK (merged_into <> id)
)`;

const shift = `
CREATE TABLE shift (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT shift_pk PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT shift_number_key UNIQUE,
  state text NOT NULL DEFAULT 'running' CONSTRAINT shift_state_check CHECK (state IN ('running', 'prepared', 'signed', 'ended', 'left')),
  user_id uuid NOT NULL CONSTRAINT shift_user_fk REFERENCES app_user (id),
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  incoming_id uuid CONSTRAINT shift_incoming_fk REFERENCES app_user (id),
  note text,
  lists jsonb,
  prepared_at timestamptz,
  outgoing_signed_at timestamptz,
  incoming_signed_at timestamptz,
  left_reason text,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT shift_ended_check CHECK ((state IN ('ended', 'left')) = (ended_at IS NOT NULL)),
  CONSTRAINT shift_lists_check CHECK (state IN ('running', 'left') OR lists IS NOT NULL),
  CONSTRAINT shift_signed_check CHECK (state <> 'signed' OR (outgoing_signed_at IS NOT NULL AND incoming_signed_at IS NULL)),
  CONSTRAINT shift_both_check CHECK (state <> 'ended' OR (outgoing_signed_at IS NOT NULL AND incoming_signed_at IS NOT NULL)),
  CONSTRAINT shift_left_check CHECK ((state = 'left') = (left_reason IS NOT NULL)),
  CONSTRAINT shift_people_check CHECK (incoming_id <> user_id)
)`;

// Lines are added and never changed: no foreign key may take one away or have it changed.
const journal = `
CREATE TABLE journal_entry (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT journal_entry_pk PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  kind text NOT NULL,
  user_id uuid,
  user_name text,
  shift_id uuid,
  alarm_id uuid,
  text text,
  data jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT journal_entry_user_check CHECK ((user_id IS NULL) = (user_name IS NULL))
)`;
const keepJournal = `
CREATE FUNCTION journal_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entries of the journal are not changed' USING ERRCODE = 'restrict_violation';
END $$`;

const note = `
CREATE TABLE map_note (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT map_note_pk PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT map_note_number_key UNIQUE,
  text text NOT NULL CONSTRAINT map_note_text_check CHECK (length(text) BETWEEN 1 AND 1000),
  until timestamptz,
  user_id uuid NOT NULL CONSTRAINT map_note_user_fk REFERENCES app_user (id),
  district_id uuid CONSTRAINT map_note_district_fk REFERENCES territory (id) ON DELETE SET NULL,
  geom geometry(Point, 4326) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  ${geometryChecks('map_note')}
)`;

const indexes = [
  // The queue is small beside what is over.
  "CREATE INDEX alarm_live_idx ON alarm (state, priority, raised_at) WHERE state <> 'closed'",
  'CREATE INDEX alarm_raised_idx ON alarm (raised_at)',
  'CREATE INDEX alarm_flood_idx ON alarm (flood_id) WHERE flood_id IS NOT NULL',
  'CREATE INDEX alarm_merged_idx ON alarm (merged_into) WHERE merged_into IS NOT NULL',
  'CREATE INDEX alarm_flood_last_idx ON alarm_flood (last_at)',
  "CREATE UNIQUE INDEX shift_on_duty_key ON shift (user_id) WHERE state IN ('running', 'prepared', 'signed')",
  'CREATE INDEX shift_started_idx ON shift (started_at, id)',
  'CREATE INDEX journal_entry_at_idx ON journal_entry (at, id)',
  'CREATE INDEX journal_entry_alarm_idx ON journal_entry (alarm_id, at) WHERE alarm_id IS NOT NULL',
  'CREATE INDEX journal_entry_shift_idx ON journal_entry (shift_id, at) WHERE shift_id IS NOT NULL',
  'CREATE INDEX map_note_geom_idx ON map_note USING gist (geom)',
  'CREATE INDEX map_note_created_idx ON map_note (created_at, id)',
  'CREATE INDEX map_note_text_idx ON map_note USING gin (fold_text(text) gin_trgm_ops)',
];

// What people say over the phone: a place and a restriction have a short number like works and findings have.
const NUMBERED = ['site', 'restriction'];
const numbers = NUMBERED.flatMap((table) => [
  `ALTER TABLE ${table} ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY`,
  `ALTER TABLE ${table} ADD CONSTRAINT ${table}_number_key UNIQUE (number)`,
]);

/** The console: alarms with their cards and floods, shifts with the journal, notes on the map, numbers that can be said. */
export class CreateDesk1790000000031 implements MigrationInterface {
  name = 'CreateDesk1790000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [card, flood, alarm, shift, journal, keepJournal, note, ...indexes, ...numbers]);
    await runAll(runner, [
      'CREATE TRIGGER journal_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION journal_keep()',
      "SELECT history_track('map_note')",
      ...NUMBERED.flatMap((table) => retrack(table)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TABLE map_note, journal_entry, shift, alarm, alarm_flood, alarm_card',
      'DROP FUNCTION journal_keep()',
      "DELETE FROM history WHERE entity = 'map_note'",
      ...NUMBERED.map((table) => `ALTER TABLE ${table} DROP COLUMN number`),
      ...NUMBERED.flatMap((table) => retrack(table)),
    ]);
  }
}
