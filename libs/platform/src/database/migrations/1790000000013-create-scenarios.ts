import type { MigrationInterface, QueryRunner } from 'typeorm';
import { provenance, runAll } from './statements.js';

// Steps are kept as they were written; what they mean is planned anew against the register of the day.
const scenario = `
CREATE TABLE scenario (
  ${provenance},
  code text NOT NULL,
  name_ru text NOT NULL,
  name_kk text,
  name_en text,
  description text,
  effective_on date,
  status text NOT NULL DEFAULT 'draft' CONSTRAINT scenario_status_check CHECK (status IN ('draft', 'adopted', 'archived')),
  steps jsonb NOT NULL DEFAULT '[]' CONSTRAINT scenario_steps_check CHECK (jsonb_typeof(steps) = 'array'),
  author_id uuid CONSTRAINT scenario_author_fk REFERENCES app_user (id),
  adopted_at timestamptz,
  adopted_by_id uuid CONSTRAINT scenario_adopted_by_fk REFERENCES app_user (id),
  CONSTRAINT scenario_pk PRIMARY KEY (id),
  CONSTRAINT scenario_code_key UNIQUE (code),
  CONSTRAINT scenario_adopted_check CHECK ((status = 'adopted') = (adopted_at IS NOT NULL))
)`;

/** Scenarios: named changes of the register of powers that are tried before they are signed. */
export class CreateScenarios1790000000013 implements MigrationInterface {
  name = 'CreateScenarios1790000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [scenario, "SELECT history_track('scenario')"]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['DROP TABLE scenario']);
  }
}
