import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const extensions = ['postgis', 'btree_gist', 'pg_trgm', 'ltree'].map(
  (name) => `CREATE EXTENSION IF NOT EXISTS ${name}`,
);

const setting = `
CREATE TABLE setting (
  key text CONSTRAINT setting_pk PRIMARY KEY,
  value jsonb NOT NULL,
  note text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
)`;

// Time-ordered ids for rows made in bulk by SQL; same layout as RFC 9562 version 7.
const uuidV7 = `
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$`;

// Search folds letters that people type interchangeably: Kazakh letters to their nearest Russian ones.
const foldText = `
CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(lower(value COLLATE "und-x-icu"), 'қіёәөұүғңһ«»"', 'киеаоуугнх')
$$`;

const history = `
CREATE TABLE history (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT history_pk PRIMARY KEY,
  entity text NOT NULL,
  entity_id uuid NOT NULL,
  parent_id uuid,
  action text NOT NULL CONSTRAINT history_action_check CHECK (action IN ('insert', 'update', 'delete')),
  at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid,
  actor_label text,
  before jsonb,
  after jsonb
)`;

// Statement-level, so that a bulk import of 100,000 rows pays one INSERT ... SELECT instead of 100,000 calls.
// Arguments: 0 = expression of the parent id over row "r", 1 = jsonb_build_object arguments over row "r".
const recordHistory = `
CREATE FUNCTION history_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  actor uuid := nullif(current_setting('abat.actor', true), '')::uuid;
  label text := nullif(current_setting('abat.actor_label', true), '');
  target text := 'INSERT INTO history (entity, entity_id, parent_id, action, actor_id, actor_label, before, after) ';
BEGIN
  IF TG_OP = 'INSERT' THEN
    EXECUTE target || format('SELECT %L, r.id, %s, ''insert'', $1, $2, NULL, jsonb_build_object(%s) FROM after_rows r',
      TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[1]) USING actor, label;
  ELSIF TG_OP = 'DELETE' THEN
    EXECUTE target || format('SELECT %L, r.id, %s, ''delete'', $1, $2, jsonb_build_object(%s), NULL FROM before_rows r',
      TG_TABLE_NAME, TG_ARGV[0], TG_ARGV[1]) USING actor, label;
  ELSE
    EXECUTE format('WITH b AS (SELECT r.id, jsonb_build_object(%s) AS state FROM before_rows r),
      a AS (SELECT r.id, %s AS parent, jsonb_build_object(%s) AS state FROM after_rows r) ', TG_ARGV[1], TG_ARGV[0], TG_ARGV[1])
      || target || format('SELECT %L, a.id, a.parent, ''update'', $1, $2, b.state, a.state FROM a JOIN b USING (id)
      WHERE a.state - ''version'' - ''updated_at'' IS DISTINCT FROM b.state - ''version'' - ''updated_at''', TG_TABLE_NAME) USING actor, label;
  END IF;
  RETURN NULL;
END $$`;

// Puts a table under history: every stored column that is not generated and not excluded.
const trackHistory = `
CREATE FUNCTION history_track(target regclass, parent text DEFAULT 'NULL::uuid', excluded text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  pairs text;
  event text;
  referencing text;
BEGIN
  SELECT string_agg(format('%L, r.%I', attname, attname), ', ' ORDER BY attnum) INTO pairs
  FROM pg_attribute
  WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND NOT attname = ANY (excluded);
  FOREACH event IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
    referencing := CASE event WHEN 'INSERT' THEN 'NEW TABLE AS after_rows' WHEN 'DELETE' THEN 'OLD TABLE AS before_rows'
      ELSE 'OLD TABLE AS before_rows NEW TABLE AS after_rows' END;
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION history_record(%L, %L)',
      'history_' || lower(event), event, target, referencing, parent, pairs);
  END LOOP;
END $$`;

const validPeriod = `
CREATE FUNCTION day_range(first_day date, last_day date) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT daterange(first_day, last_day, '[]')
$$`;

const lastDay = `
CREATE FUNCTION last_day(period daterange) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN upper_inf(period) THEN NULL ELSE upper(period) - 1 END
$$`;

/** Extensions, settings, ids, text folding and the history machinery every register stands on. */
export class CreateFoundation1790000000001 implements MigrationInterface {
  name = 'CreateFoundation1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [...extensions, setting, uuidV7, foldText, validPeriod, lastDay, history]);
    await runAll(runner, [
      'CREATE INDEX history_entity_idx ON history (entity_id, id DESC)',
      'CREATE INDEX history_parent_idx ON history (parent_id, id DESC) WHERE parent_id IS NOT NULL',
      'CREATE INDEX history_at_idx ON history USING brin (at)',
      recordHistory,
      trackHistory,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP FUNCTION history_track(regclass, text, text[])',
      'DROP FUNCTION history_record()',
      'DROP TABLE history',
      'DROP FUNCTION last_day(daterange)',
      'DROP FUNCTION day_range(date, date)',
      'DROP FUNCTION fold_text(text)',
      'DROP FUNCTION uuid_v7()',
      'DROP TABLE setting',
    ]);
  }
}
