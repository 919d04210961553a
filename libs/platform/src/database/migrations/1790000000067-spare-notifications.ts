import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const notify = (body: string): string => `
CREATE OR REPLACE FUNCTION outbox_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  ${body}
  RETURN NULL;
END $$`;

const TELL = "PERFORM pg_notify('abat_outbox', '');";

/**
 * A transaction that notifies holds a lock of the whole cluster while it commits, so that twenty writers wait for the
 * disk one after the other. While the relay watches the outbox by itself (it holds this advisory lock then) nobody tells it.
 */
export class SpareNotifications1790000000067 implements MigrationInterface {
  name = 'SpareNotifications1790000000067';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [notify(`IF pg_try_advisory_xact_lock_shared(7140003) THEN ${TELL} END IF;`)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [notify(TELL)]);
  }
}
