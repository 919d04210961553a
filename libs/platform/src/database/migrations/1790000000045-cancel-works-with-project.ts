import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// Works that were cancelled because their project was, with the status they had: given back when it is taken up again.
const cancelled = `
CREATE TABLE work_cancelled_with_project (
  work_id uuid NOT NULL CONSTRAINT work_cancelled_with_project_pk PRIMARY KEY
    CONSTRAINT work_cancelled_with_project_work_fk REFERENCES work (id) ON DELETE CASCADE,
  project_id uuid NOT NULL CONSTRAINT work_cancelled_with_project_project_fk REFERENCES project (id) ON DELETE CASCADE,
  status text NOT NULL CONSTRAINT work_cancelled_with_project_status_check CHECK (status IN ('planned', 'approved', 'running'))
)`;

// Whoever writes it (a person, a file): a work that lives again or leaves the project is its own from then on.
const forget = `
CREATE FUNCTION work_forget_cancellation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM work_cancelled_with_project WHERE work_id = NEW.id;
  RETURN NULL;
END $$`;
const forgets = `
CREATE TRIGGER work_forget_cancellation AFTER UPDATE OF status, project_id ON work FOR EACH ROW
WHEN (OLD.status = 'cancelled' AND (NEW.status <> 'cancelled' OR NEW.project_id IS DISTINCT FROM OLD.project_id))
EXECUTE FUNCTION work_forget_cancellation()`;

/** A cancelled project takes its works along and gives those back, and no others, when it is taken up again. */
export class CancelWorksWithProject1790000000045 implements MigrationInterface {
  name = 'CancelWorksWithProject1790000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      cancelled,
      'CREATE INDEX work_cancelled_with_project_idx ON work_cancelled_with_project (project_id)',
      forget,
      forgets,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TRIGGER work_forget_cancellation ON work',
      'DROP FUNCTION work_forget_cancellation()',
      'DROP TABLE work_cancelled_with_project',
    ]);
  }
}
