import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// Written in the transaction of the change; emptied by the relay, which gives the numbers.
const outbox = `
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_pk PRIMARY KEY,
  type text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  rooms text[] NOT NULL,
  territory_ids uuid[] NOT NULL DEFAULT '{}',
  subject_type text,
  subject_id text,
  data jsonb NOT NULL DEFAULT '{}'
)`;

const event = `
CREATE TABLE event (
  seq bigint NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  rooms text[] NOT NULL,
  territory_ids uuid[] NOT NULL,
  subject_type text,
  subject_id text,
  data jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT event_pk PRIMARY KEY (seq, recorded_at)
) PARTITION BY RANGE (recorded_at)`;

// One row: the last number given and the last one handed to Redis and the queues.
const position = `
CREATE TABLE event_position (
  single boolean CONSTRAINT event_position_pk PRIMARY KEY DEFAULT true CONSTRAINT event_position_single_check CHECK (single),
  last_seq bigint NOT NULL DEFAULT 0,
  published_seq bigint NOT NULL DEFAULT 0,
  dispatched_seq bigint NOT NULL DEFAULT 0,
  CONSTRAINT event_position_order_check CHECK (published_seq <= last_seq AND dispatched_seq <= last_seq)
)`;

// Makes the partition of the month of the given day. Called at migration and by the relay, ahead of need.
const partition = `
CREATE FUNCTION event_ensure_partition(day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first date := date_trunc('month', day)::date;
  name text := 'event_' || to_char(day, 'YYYY_MM');
BEGIN
  IF to_regclass(name) IS NULL THEN
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF event FOR VALUES FROM (%L) TO (%L)', name, first, first + interval '1 month');
  END IF;
END $$`;

const notify = `
CREATE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('abat_outbox', '');
  RETURN NULL;
END $$`;

/** The outbox, the numbered event log by month, and the relay's position. */
export class CreateLive1790000000007 implements MigrationInterface {
  name = 'CreateLive1790000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [outbox, event, position, partition, notify]);
    await runAll(runner, [
      'INSERT INTO event_position DEFAULT VALUES',
      'CREATE INDEX event_seq_idx ON event (seq)',
      "SELECT event_ensure_partition(current_date), event_ensure_partition((current_date + interval '1 month')::date)",
      'CREATE TABLE event_other PARTITION OF event DEFAULT',
      'CREATE TRIGGER outbox_inserted AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify()',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TABLE outbox, event, event_position',
      'DROP FUNCTION outbox_notify()',
      'DROP FUNCTION event_ensure_partition(date)',
    ]);
  }
}
