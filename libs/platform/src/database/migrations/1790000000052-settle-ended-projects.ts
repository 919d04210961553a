import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

/** The event of rows `moved`, as the app tells it: to the city, the districts and the body. */
const tell = (type: 'work' | 'need', districts: string): string => `
INSERT INTO outbox (type, rooms, territory_ids, subject_type, subject_id, data)
SELECT '${type}.${type === 'work' ? 'updated' : 'changed'}', ARRAY['city'] || ARRAY(SELECT 'district:' || d FROM unnest(t.ids) d)
    || CASE WHEN m.agency_id IS NULL THEN '{}' ELSE ARRAY['agency:' || m.agency_id] END,
  t.ids, '${type}', m.id::text, jsonb_build_object('ids', ARRAY[m.id], 'version', m.version)
FROM moved m, LATERAL (SELECT ${districts} AS ids) t ORDER BY m.id`;

// Works that migration 45 left alone: those of projects that were cancelled before it, and what files brought since.
const cancelWorks = `
WITH living AS MATERIALIZED (
  SELECT w.id, w.status, w.project_id FROM work w JOIN project p ON p.id = w.project_id
  WHERE p.phase = 'cancelled' AND w.status IN ('planned', 'approved', 'running')
), marked AS (
  INSERT INTO work_cancelled_with_project (work_id, project_id, status) SELECT id, project_id, status FROM living
), moved AS (
  UPDATE work w SET status = 'cancelled', version = w.version + 1, updated_at = now() FROM living l
  WHERE w.id = l.id RETURNING w.id, w.version, w.agency_id
) ${tell('work', 'ARRAY(SELECT x.territory_id FROM work_territory x WHERE x.work_id = m.id)')}`;

// Needs that are open again because their project was cancelled: gathered again when it is taken up.
const freed = `
CREATE TABLE need_freed_with_project (
  need_id uuid NOT NULL CONSTRAINT need_freed_with_project_pk PRIMARY KEY
    CONSTRAINT need_freed_with_project_need_fk REFERENCES need (id) ON DELETE CASCADE,
  project_id uuid NOT NULL CONSTRAINT need_freed_with_project_project_fk REFERENCES project (id) ON DELETE CASCADE
)`;

// A need that somebody decided on since is no concern of that project any more.
const forget = `
CREATE FUNCTION need_forget_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM need_freed_with_project WHERE need_id = NEW.id;
  RETURN NULL;
END $$`;
const forgets = `
CREATE TRIGGER need_forget_project AFTER UPDATE OF status, project_id ON need FOR EACH ROW
WHEN (OLD.status = 'new' AND (NEW.status <> 'new' OR NEW.project_id IS NOT NULL))
EXECUTE FUNCTION need_forget_project()`;

const freeNeeds = `
WITH gathered AS MATERIALIZED (
  SELECT n.id, n.project_id FROM need n JOIN project p ON p.id = n.project_id
  WHERE p.phase = 'cancelled' AND n.status = 'bundled'
), marked AS (
  INSERT INTO need_freed_with_project (need_id, project_id) SELECT id, project_id FROM gathered
), moved AS (
  UPDATE need n SET status = 'new', project_id = NULL, version = n.version + 1, updated_at = now() FROM gathered g
  WHERE n.id = g.id RETURNING n.id, n.version, n.agency_id, n.territory_id
) ${tell('need', 'array_remove(ARRAY[m.territory_id], NULL)')}`;
const gatherNeeds = `
UPDATE need n SET status = 'bundled', project_id = f.project_id, version = n.version + 1, updated_at = now()
FROM need_freed_with_project f WHERE n.id = f.need_id`;

// Only an end that came with the handover itself is told by it: history has both at one moment.
const recallEnds = `
UPDATE handover h SET told_end = h.handed_on FROM work w
WHERE w.id = h.work_id AND w.finished_on = h.handed_on AND EXISTS (SELECT FROM history e
  WHERE e.entity = 'work' AND e.entity_id = w.id AND e.action = 'update' AND e.at = h.created_at
    AND e.before ->> 'finished_on' IS NULL AND e.after ->> 'finished_on' IS NOT NULL)`;

// A code that we give carries the short number: whoever inserts the row has drawn it already.
const numbers = (how: 'ALWAYS' | 'BY DEFAULT'): string[] =>
  ['project', 'work'].map((table) => `ALTER TABLE ${table} ALTER COLUMN number SET GENERATED ${how}`);

/**
 * Projects that ended before the app settled what belongs to them: cancelled ones take their works along and open their
 * needs again, both as when one is cancelled now. A handover remembers the end of its work that it alone told
 * (`told_end`), so that the end can follow when its day is corrected. Codes we give to projects and works carry their number.
 */
export class SettleEndedProjects1790000000052 implements MigrationInterface {
  name = 'SettleEndedProjects1790000000052';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      cancelWorks,
      freed,
      'CREATE INDEX need_freed_with_project_idx ON need_freed_with_project (project_id)',
      freeNeeds,
      forget,
      forgets,
      'ALTER TABLE handover ADD COLUMN told_end date',
      recallEnds,
      ...numbers('BY DEFAULT'),
    ]);
  }

  /** Works stay cancelled: migration 45 gives them back when their project is taken up. */
  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      ...numbers('ALWAYS'),
      'ALTER TABLE handover DROP COLUMN told_end',
      'DROP TRIGGER need_forget_project ON need',
      'DROP FUNCTION need_forget_project()',
      gatherNeeds,
      'DROP TABLE need_freed_with_project',
    ]);
  }
}
