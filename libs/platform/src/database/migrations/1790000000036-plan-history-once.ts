import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// Each table gets a trigger function of its own: its statements are planned once per connection and not for every change.
// Shapes are written anew only where they differ. Kept plans must do for one row and for a hundred thousand: they hash.
const trackHistory = `
CREATE OR REPLACE FUNCTION history_track(target regclass, parent text DEFAULT 'NULL::uuid', excluded text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $track$
DECLARE
  name text := (SELECT relname FROM pg_class WHERE oid = target);
  plain text;
  shapes text;
  same text;
  event text;
  referencing text;
BEGIN
  SELECT string_agg(format('%L, r.%I', attname, attname), ', ' ORDER BY attnum) FILTER (WHERE atttypid <> 'geometry'::regtype),
    coalesce(string_agg(format('%L, ST_AsGeoJSON(r.%I, 15, 0)::jsonb', attname, attname), ', ' ORDER BY attnum)
      FILTER (WHERE atttypid = 'geometry'::regtype), ''),
    coalesce(string_agg(format('r.%I IS NOT DISTINCT FROM o.%I', attname, attname), ' AND ') FILTER (WHERE atttypid = 'geometry'::regtype), 'true')
  INTO plain, shapes, same
  FROM pg_attribute
  WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND NOT attname = ANY (excluded);
  EXECUTE format($format$
CREATE OR REPLACE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $body$
DECLARE
  actor uuid := nullif(current_setting('abat.actor', true), '')::uuid;
  label text := nullif(current_setting('abat.actor_label', true), '');
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO history (entity, entity_id, parent_id, action, actor_id, actor_label, before, after)
    SELECT %2$L, r.id, %3$s, 'insert', actor, label, NULL, jsonb_build_object(%4$s) || jsonb_build_object(%5$s) FROM after_rows r;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO history (entity, entity_id, parent_id, action, actor_id, actor_label, before, after)
    SELECT %2$L, r.id, %3$s, 'delete', actor, label, jsonb_build_object(%4$s) || jsonb_build_object(%5$s), NULL FROM before_rows r;
  ELSE
    WITH changed AS MATERIALIZED (
      SELECT r.id, %3$s AS parent, jsonb_build_object(%6$s) AS former, jsonb_build_object(%4$s) AS latter,
        jsonb_build_object(%7$s) AS former_shapes, CASE WHEN NOT (%8$s) THEN jsonb_build_object(%5$s) END AS latter_shapes
      FROM after_rows r JOIN before_rows o ON o.id = r.id
    )
    INSERT INTO history (entity, entity_id, parent_id, action, actor_id, actor_label, before, after)
    SELECT %2$L, id, parent, 'update', actor, label, former || former_shapes, latter || coalesce(latter_shapes, former_shapes)
    FROM changed
    WHERE latter_shapes IS NOT NULL OR former - 'version' - 'updated_at' IS DISTINCT FROM latter - 'version' - 'updated_at';
  END IF;
  RETURN NULL;
END $body$ $format$, 'history_of_' || name, name, parent, plain, shapes, replace(plain, ', r.', ', o.'), replace(shapes, '(r.', '(o.'), same);
  FOREACH event IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
    referencing := CASE event WHEN 'INSERT' THEN 'NEW TABLE AS after_rows' WHEN 'DELETE' THEN 'OLD TABLE AS before_rows'
      ELSE 'OLD TABLE AS before_rows NEW TABLE AS after_rows' END;
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION %I()',
      'history_' || lower(event), event, target, referencing, 'history_of_' || name);
  END LOOP;
END $track$`;

// As it stood before: the triggers of all tables share one function, which is told the columns.
const trackHistoryTogether = `
CREATE OR REPLACE FUNCTION history_track(target regclass, parent text DEFAULT 'NULL::uuid', excluded text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  pairs text;
  event text;
  referencing text;
BEGIN
  SELECT string_agg(CASE WHEN atttypid = 'geometry'::regtype THEN format('%L, ST_AsGeoJSON(r.%I, 15, 0)::jsonb', attname, attname)
    ELSE format('%L, r.%I', attname, attname) END, ', ' ORDER BY attnum) INTO pairs
  FROM pg_attribute
  WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND NOT attname = ANY (excluded);
  FOREACH event IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
    referencing := CASE event WHEN 'INSERT' THEN 'NEW TABLE AS after_rows' WHEN 'DELETE' THEN 'OLD TABLE AS before_rows'
      ELSE 'OLD TABLE AS before_rows NEW TABLE AS after_rows' END;
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION history_record(%L, %L)',
      'history_' || lower(event), event, target, referencing, parent, pairs);
  END LOOP;
END $$`;

/** What history_track() was told of a table, and which events its triggers hear. */
type Tracked = { name: string; parent: string; excluded: string[]; events: string[] };

/** Triggers of the history as they are, whichever of the two ways they were made. */
const TRACKED = `
SELECT c.relname AS name, array_agg(substr(t.tgname, 9)) AS events,
  (SELECT array_agg(a.attname::text) FROM pg_attribute a
   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND position(format('%L, ', a.attname) IN min(w.text)) = 0) AS excluded,
  min(w.parent) AS parent
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
CROSS JOIN LATERAL (SELECT
  CASE WHEN t.tgnargs = 2 THEN split_part(encode(t.tgargs, 'escape'), '\\000', 1)
    ELSE substring(p.prosrc FROM 'SELECT r\\.id, (.*) AS parent, jsonb_build_object') END AS parent,
  CASE WHEN t.tgnargs = 2 THEN split_part(encode(t.tgargs, 'escape'), '\\000', 2) ELSE p.prosrc END AS text) w
WHERE NOT t.tgisinternal AND t.tgname IN ('history_insert', 'history_update', 'history_delete')
GROUP BY c.oid, c.relname ORDER BY c.relname`;

const EVENTS = ['insert', 'update', 'delete'];

/** Makes the triggers of all tables anew by the history_track() of now. */
async function trackAgain(runner: QueryRunner, track: string): Promise<void> {
  const tracked: Tracked[] = await runner.query(TRACKED);
  await runner.query(track);
  for (const { name, parent, excluded, events } of tracked) {
    await runAll(
      runner,
      events.map((event) => `DROP TRIGGER history_${event} ON ${name}`),
    );
    await runner.query('SELECT history_track($1::regclass, $2, $3)', [name, parent, excluded ?? []]);
    const silent = EVENTS.filter((event) => !events.includes(event));
    await runAll(
      runner,
      silent.map((event) => `DROP TRIGGER history_${event} ON ${name}`),
    );
  }
}

/** The statements that write history are planned once per connection: planning them took longer than writing. */
export class PlanHistoryOnce1790000000036 implements MigrationInterface {
  name = 'PlanHistoryOnce1790000000036';

  async up(runner: QueryRunner): Promise<void> {
    await trackAgain(runner, trackHistory);
  }

  async down(runner: QueryRunner): Promise<void> {
    await trackAgain(runner, trackHistoryTogether);
    const functions: { name: string }[] = await runner.query(
      "SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'history\\_of\\_%'",
    );
    await runAll(
      runner,
      functions.map(({ name }) => `DROP FUNCTION ${name}()`),
    );
  }
}
