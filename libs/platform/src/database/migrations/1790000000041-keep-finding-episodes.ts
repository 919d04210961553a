import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const TABLE = `
CREATE TABLE finding_episode (
  finding_id uuid NOT NULL CONSTRAINT finding_episode_finding_fk REFERENCES finding (id) ON DELETE CASCADE,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz NOT NULL,
  territory_ids uuid[] NOT NULL,
  period daterange NOT NULL,
  CONSTRAINT finding_episode_pk PRIMARY KEY (finding_id, closed_at)
)`;

// A finding that closes and returns twice within one transaction has the same moment for both: one episode.
const KEEP = `
CREATE FUNCTION finding_keep_episode() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO finding_episode (finding_id, opened_at, closed_at, territory_ids, period)
  VALUES (OLD.id, OLD.opened_at, OLD.closed_at, OLD.territory_ids, OLD.period) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$`;

const TRIGGER = `
CREATE TRIGGER finding_keep_episode AFTER UPDATE OF status ON finding FOR EACH ROW
WHEN (OLD.status = 'closed' AND NEW.status <> 'closed') EXECUTE FUNCTION finding_keep_episode()`;

const RECALL = `
INSERT INTO finding_episode (finding_id, opened_at, closed_at, territory_ids, period)
SELECT d.id, (h.before ->> 'opened_at')::timestamptz, (h.before ->> 'closed_at')::timestamptz,
  ARRAY(SELECT jsonb_array_elements_text(h.before -> 'territory_ids')::uuid), (h.before ->> 'period')::daterange
FROM history h JOIN finding d ON d.id = h.entity_id
WHERE h.entity = 'finding' AND h.before ->> 'status' = 'closed' AND h.after ->> 'status' <> 'closed'
ON CONFLICT DO NOTHING`;

/**
 * A finding that comes back begins anew: `finding.opened_at` tells of today's episode alone. The earlier ones are kept
 * here, so that the figures of past days and weeks do not change when a finding returns.
 */
export class KeepFindingEpisodes1790000000041 implements MigrationInterface {
  name = 'KeepFindingEpisodes1790000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      TABLE,
      'CREATE INDEX finding_episode_opened_idx ON finding_episode (opened_at)',
      'CREATE INDEX finding_episode_closed_idx ON finding_episode (closed_at)',
      RECALL,
      KEEP,
      TRIGGER,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TRIGGER finding_keep_episode ON finding',
      'DROP FUNCTION finding_keep_episode()',
      'DROP TABLE finding_episode',
    ]);
  }
}
