import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const appUser = `
CREATE TABLE app_user (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT app_user_pk PRIMARY KEY,
  email text NOT NULL CONSTRAINT app_user_email_check CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL CONSTRAINT app_user_role_check CHECK (role IN ('viewer', 'operator', 'planner', 'executive', 'reviewer', 'administrator')),
  district_id uuid CONSTRAINT app_user_district_fk REFERENCES territory (id),
  agency_id uuid CONSTRAINT app_user_agency_fk REFERENCES agency (id),
  password_hash text NOT NULL,
  locale text NOT NULL DEFAULT 'ru' CONSTRAINT app_user_locale_check CHECK (locale IN ('kk', 'ru', 'en')),
  disabled boolean NOT NULL DEFAULT false,
  demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT app_user_email_key UNIQUE (email)
)`;

// Only hashes of secrets are stored: a copy of the database opens no session.
const session = `
CREATE TABLE session (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT session_pk PRIMARY KEY,
  user_id uuid NOT NULL CONSTRAINT session_user_fk REFERENCES app_user (id) ON DELETE CASCADE,
  secret_hash text NOT NULL CONSTRAINT session_secret_key UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  address text,
  user_agent text
)`;

const apiToken = `
CREATE TABLE api_token (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT api_token_pk PRIMARY KEY,
  user_id uuid NOT NULL CONSTRAINT api_token_user_fk REFERENCES app_user (id) ON DELETE CASCADE,
  label text NOT NULL DEFAULT '',
  secret_hash text NOT NULL CONSTRAINT api_token_secret_key UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
)`;

/** Users, sessions and API tokens. */
export class CreateAccess1790000000005 implements MigrationInterface {
  name = 'CreateAccess1790000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      appUser,
      session,
      apiToken,
      'CREATE INDEX session_user_idx ON session (user_id)',
      'CREATE INDEX session_expires_idx ON session (expires_at)',
      'CREATE INDEX api_token_user_idx ON api_token (user_id)',
      "SELECT history_track('app_user', 'NULL::uuid', '{password_hash}')",
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['DROP TABLE api_token, session, app_user']);
  }
}
