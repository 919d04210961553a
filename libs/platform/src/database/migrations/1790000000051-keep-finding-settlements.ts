import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

const TABLE = `
CREATE TABLE finding_settlement (
  finding_id uuid NOT NULL CONSTRAINT finding_settlement_finding_fk REFERENCES finding (id) ON DELETE CASCADE,
  settled_at timestamptz NOT NULL,
  ended_at timestamptz,
  territory_ids uuid[] NOT NULL,
  period daterange NOT NULL,
  CONSTRAINT finding_settlement_pk PRIMARY KEY (finding_id, settled_at)
)`;

// What is settled twice within one transaction has the same moment for both: one settlement.
const KEEP = `
CREATE FUNCTION finding_keep_settlement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status <> 'resolved' THEN
    INSERT INTO finding_settlement (finding_id, settled_at, territory_ids, period)
    VALUES (NEW.id, now(), NEW.territory_ids, NEW.period) ON CONFLICT (finding_id, settled_at) DO UPDATE SET ended_at = NULL;
  ELSIF NEW.status <> 'resolved' THEN
    UPDATE finding_settlement SET ended_at = now() WHERE finding_id = OLD.id AND ended_at IS NULL;
  ELSE
    UPDATE finding_settlement SET territory_ids = NEW.territory_ids, period = NEW.period
    WHERE finding_id = OLD.id AND ended_at IS NULL;
  END IF;
  RETURN NULL;
END $$`;

const TRIGGER = `
CREATE TRIGGER finding_keep_settlement AFTER UPDATE OF status, territory_ids, period ON finding FOR EACH ROW
WHEN ('resolved' IN (OLD.status, NEW.status)
  AND (OLD.status, OLD.territory_ids, OLD.period) IS DISTINCT FROM (NEW.status, NEW.territory_ids, NEW.period))
EXECUTE FUNCTION finding_keep_settlement()`;

const RECALL = `
INSERT INTO finding_settlement (finding_id, settled_at, ended_at, territory_ids, period)
SELECT d.id, h.at, (SELECT min(e.at) FROM history e WHERE e.entity = 'finding' AND e.entity_id = h.entity_id AND e.id > h.id
  AND e.before ->> 'status' = 'resolved' AND e.after ->> 'status' <> 'resolved'), d.territory_ids, d.period
FROM history h JOIN finding d ON d.id = h.entity_id
WHERE h.entity = 'finding' AND h.before ->> 'status' <> 'resolved' AND h.after ->> 'status' = 'resolved'
ON CONFLICT DO NOTHING`;

/**
 * When all parties have agreed on a finding it is settled and open no more, though it is not closed before somebody has
 * carried out what was agreed on. The spans of that are kept here, so that the figures of past weeks leave them out too.
 */
export class KeepFindingSettlements1790000000051 implements MigrationInterface {
  name = 'KeepFindingSettlements1790000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      TABLE,
      'CREATE INDEX finding_settlement_ended_idx ON finding_settlement (ended_at)',
      RECALL,
      KEEP,
      TRIGGER,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TRIGGER finding_keep_settlement ON finding',
      'DROP FUNCTION finding_keep_settlement()',
      'DROP TABLE finding_settlement',
    ]);
  }
}
