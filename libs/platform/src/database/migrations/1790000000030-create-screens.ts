import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// Only what somebody changed or added; the others are as shipped.
const kept = (table: string): string => `
CREATE TABLE ${table} (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT ${table}_pk PRIMARY KEY,
  code text NOT NULL CONSTRAINT ${table}_code_key UNIQUE,
  content jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
)`;

// A revoked screen stays: it is told so when it comes back, and history names it.
const screen = `
CREATE TABLE screen (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT screen_pk PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT screen_number_key UNIQUE,
  name text NOT NULL,
  profile text NOT NULL,
  scenes jsonb NOT NULL DEFAULT '[]',
  focus_district_id uuid CONSTRAINT screen_district_fk REFERENCES territory (id) ON DELETE SET NULL,
  theme text NOT NULL CONSTRAINT screen_theme_check CHECK (theme IN ('dark', 'light')),
  locale text NOT NULL CONSTRAINT screen_locale_check CHECK (locale IN ('kk', 'ru', 'en', 'rotate')),
  sleep jsonb,
  drift boolean NOT NULL,
  break_in_s integer NOT NULL,
  shown jsonb,
  token_hash text CONSTRAINT screen_token_key UNIQUE,
  paired_at timestamptz NOT NULL DEFAULT now(),
  paired_by uuid NOT NULL CONSTRAINT screen_paired_by_fk REFERENCES app_user (id),
  revoked_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
)`;

// Apart from the screen: it changes every few seconds and no history of it is wanted.
const seen = `
CREATE TABLE screen_seen (
  screen_id uuid NOT NULL CONSTRAINT screen_seen_pk PRIMARY KEY CONSTRAINT screen_seen_screen_fk REFERENCES screen (id) ON DELETE CASCADE,
  at timestamptz NOT NULL DEFAULT now(),
  scene_shown text,
  build text
)`;

const pairing = `
CREATE TABLE screen_pairing (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT screen_pairing_pk PRIMARY KEY,
  code text NOT NULL CONSTRAINT screen_pairing_code_key UNIQUE,
  secret_hash text NOT NULL CONSTRAINT screen_pairing_secret_key UNIQUE,
  expires_at timestamptz NOT NULL,
  screen_id uuid CONSTRAINT screen_pairing_screen_fk REFERENCES screen (id) ON DELETE CASCADE,
  delivered_at timestamptz,
  CONSTRAINT screen_pairing_delivered_check CHECK (delivered_at IS NULL OR screen_id IS NOT NULL)
)`;

/** Walls: profiles of screens, scenes, paired screens, pairing codes. */
export class CreateScreens1790000000030 implements MigrationInterface {
  name = 'CreateScreens1790000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      ...[kept('screen_profile'), kept('scene'), screen, seen, pairing],
      'CREATE INDEX screen_current_idx ON screen (number) WHERE revoked_at IS NULL',
      'CREATE INDEX screen_pairing_expires_idx ON screen_pairing (expires_at)',
      'CREATE INDEX screen_pairing_screen_idx ON screen_pairing (screen_id) WHERE screen_id IS NOT NULL',
      "SELECT history_track('screen_profile')",
      "SELECT history_track('scene')",
      "SELECT history_track('screen', 'NULL::uuid', '{token_hash}')",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TABLE screen_pairing, screen_seen, screen, scene, screen_profile',
      "DELETE FROM history WHERE entity IN ('screen', 'scene', 'screen_profile')",
    ]);
  }
}
