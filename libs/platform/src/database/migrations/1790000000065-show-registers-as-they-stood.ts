import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// A register as it stood at the moment, like past.show(): rows nothing was done to since, and the former state of the
// others. Columns that are computed from others keep what is stored where the row is as it was, so that their indexes
// answer, and are computed again where it is not.
// Arguments: column of the row it is a part of, columns history does not keep, and by column what stands for one that came
// later than its table in states of before (over the row t of then and its history h).
const showRegister = `
CREATE FUNCTION past.show_register(target regclass, parent text DEFAULT NULL, without text[] DEFAULT '{}', later jsonb DEFAULT '{}')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := (SELECT relname FROM pg_class WHERE oid = target);
  shapes text[];
  kept text;
  told text;
  former text;
BEGIN
  SELECT coalesce(array_agg(attname::text) FILTER (WHERE atttypid = 'geometry'::regtype), '{}'),
    string_agg(format('t.%I', attname), ', ' ORDER BY attnum),
    string_agg(CASE WHEN attname = 'id' THEN 'h.entity_id AS id'
      WHEN attname = parent THEN format('h.parent_id AS %I', attname)
      WHEN atttypid = 'geometry'::regtype THEN format('ST_SetSRID(ST_GeomFromGeoJSON(nullif(h.before -> %L, ''null'')), 4326) AS %I', attname, attname)
      WHEN later ? attname THEN format('coalesce(t.%I, %s) AS %I', attname, later ->> attname, attname)
      ELSE format('t.%I', attname) END, ', ' ORDER BY attnum) FILTER (WHERE attgenerated = ''),
    string_agg(CASE WHEN attgenerated = '' THEN format('s.%I', attname)
      ELSE format('(%s)::%s AS %I', pg_get_expr(d.adbin, d.adrelid), format_type(atttypid, atttypmod), attname) END, ', ' ORDER BY attnum)
  INTO shapes, kept, told, former
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND NOT attname = ANY (without);
  EXECUTE format('CREATE OR REPLACE VIEW past.%1$I AS
    SELECT %2$s FROM public.%1$I t
    WHERE NOT EXISTS (SELECT FROM public.history e WHERE e.entity = %5$L AND e.entity_id = t.id AND e.at > past.moment())
    UNION ALL
    SELECT %4$s FROM (
      SELECT %3$s FROM public.history h, LATERAL jsonb_populate_record(NULL::public.%1$I, h.before - %6$L::text[]) t
      WHERE h.entity = %5$L AND h.at > past.moment() AND h.before IS NOT NULL
        AND NOT EXISTS (SELECT FROM public.history e WHERE e.entity = %5$L AND e.entity_id = h.entity_id AND e.at > past.moment() AND e.id < h.id)) s',
    name, kept, told, former, name, shapes);
END $$`;

// A view of today over the registers of then. Made of the view of the day: a migration that changes it calls this again.
const follow = `
CREATE FUNCTION past.follow(source regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := (SELECT relname FROM pg_class WHERE oid = source);
  paths text := current_setting('search_path');
  today text;
BEGIN
  PERFORM set_config('search_path', 'public', true);
  today := replace(pg_get_viewdef(source), 'CURRENT_DATE', 'past.day()');
  PERFORM set_config('search_path', 'past, public', true);
  EXECUTE format('CREATE OR REPLACE VIEW past.%I AS %s', name, today);
  PERFORM set_config('search_path', paths, true);
END $$`;

// Powers are judged on the day of the moment.
const powerDay = `
CREATE FUNCTION past.power_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT past.day() $$`;

/** Registers, each with further arguments of past.show_register(). */
const REGISTERS: readonly (readonly [table: string, options?: string])[] = [
  ['territory'],
  ['territory_boundary', ", 'territory_id'"],
  ['site', `, later => '{"number": "(SELECT n.number FROM public.site n WHERE n.id = h.entity_id)"}'`],
  ['site_holder', ", 'site_id'"],
  ['agency', `, later => '{"valid": "daterange(NULL, NULL)"}'`],
  ['legal_act'],
  ['legal_gap'],
  ['mandate_set'],
  ['mandate', `, later => '{"set_id": "public.main_mandate_set()"}'`],
  ['agreement'],
  ['agreement_party', ", 'agreement_id'"],
  ['coverage_requirement'],
  ['budget_line'],
];
/** Trees, whose paths history does not keep. */
const TREES = ['city_function', 'object_kind'];
/** Views over the registers. */
const VIEWS = ['territory_now', 'power_place', 'effective_mandate', 'effective_agreement', 'effective_line'];

// The paths of then: whoever stands below a row that was moved since has moved with it.
const tree = (table: string): string => `
CREATE VIEW past.${table} AS
WITH RECURSIVE stood AS MATERIALIZED (
  SELECT r.*, replace(r.id::text, '-', '')::ltree AS label FROM past.${table}_row r
), branch AS (
  SELECT s.*, s.label AS path FROM stood s WHERE s.parent_id IS NULL
  UNION ALL SELECT s.*, b.path || s.label FROM stood s JOIN branch b ON s.parent_id = b.id
) SELECT * FROM branch`;

// What changed in registers since a moment, without reading the changes of works and findings that lie between.
const changedRegisters = `
CREATE INDEX history_register_idx ON history (entity, at) INCLUDE (entity_id, id)
WHERE entity IN (${[...REGISTERS.map(([table]) => table), ...TREES].map((table) => `'${table}'`).join(', ')})`;

/** Powers, sites and territories as they stood at a moment of the past, as works and findings are. */
export class ShowRegistersAsTheyStood1790000000065 implements MigrationInterface {
  name = 'ShowRegistersAsTheyStood1790000000065';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [changedRegisters, showRegister, follow, powerDay]);
    await runAll(runner, [
      ...REGISTERS.map(([table, options = '']) => `SELECT past.show_register('${table}'${options})`),
      ...TREES.flatMap((table) => [
        `SELECT past.show_register('${table}', without => '{path}')`,
        `ALTER VIEW past.${table} RENAME TO ${table}_row`,
        tree(table),
      ]),
      ...VIEWS.map((view) => `SELECT past.follow('${view}')`),
      // Only sums of lines are asked as of a moment: works name their lines by the codes of today.
      'ALTER VIEW past.budget_line RENAME TO budget_line_row',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    const views = [...VIEWS, ...TREES, ...TREES.map((table) => `${table}_row`), ...REGISTERS.map(([table]) => table)];
    await runAll(runner, [
      'ALTER VIEW past.budget_line_row RENAME TO budget_line',
      `DROP VIEW ${views.map((view) => `past.${view}`).join(', ')}`,
      'DROP FUNCTION past.power_day(), past.follow(regclass), past.show_register(regclass, text, text[], jsonb)',
      'DROP INDEX history_register_idx',
    ]);
  }
}
