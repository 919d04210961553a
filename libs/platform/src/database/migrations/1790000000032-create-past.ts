import type { MigrationInterface, QueryRunner } from 'typeorm';
import { retrack, runAll } from './statements.js';

// The moment a transaction looks at. Stable: known while planning.
const moment = `
CREATE FUNCTION past.moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('abat.moment')::timestamptz
$$`;

const day = `
CREATE FUNCTION past.day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT current_setting('abat.moment')::timestamptz::date
$$`;

// A table under history as it stood: rows nothing was done to since, and the former state of the others, which the first
// change after the moment remembers. Rows that came later have no former state; rows that went since have one. Ids are
// taken from the columns of history and not from the states, so that its indexes answer for single rows. Made of the
// columns of the day: a migration that adds one calls it again.
// Arguments: column of the row it is a part of, columns of ids that are indexed in former states, condition over the row t.
const asItStood = `
CREATE FUNCTION past.show(target regclass, parent text DEFAULT NULL, keys text[] DEFAULT '{}', condition text DEFAULT 'true')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := (SELECT relname FROM pg_class WHERE oid = target);
  shapes text[];
  kept text;
  former text;
BEGIN
  SELECT coalesce(array_agg(attname::text) FILTER (WHERE atttypid = 'geometry'::regtype), '{}'),
    string_agg(format('t.%I', attname), ', ' ORDER BY attnum),
    string_agg(CASE WHEN attname = 'id' THEN 'h.entity_id AS id'
      WHEN attname = parent THEN format('h.parent_id AS %I', attname)
      WHEN attname = ANY (keys) THEN format('(h.before ->> %L)::uuid AS %I', attname, attname)
      WHEN atttypid = 'geometry'::regtype THEN format('ST_SetSRID(ST_GeomFromGeoJSON(nullif(h.before -> %L, ''null'')), 4326) AS %I', attname, attname)
      ELSE format('t.%I', attname) END, ', ' ORDER BY attnum) INTO shapes, kept, former
  FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
  EXECUTE format('CREATE OR REPLACE VIEW past.%1$I AS
    SELECT %2$s FROM public.%1$I t WHERE (%5$s)
      AND NOT EXISTS (SELECT FROM public.history e WHERE e.entity = %4$L AND e.entity_id = t.id AND e.at > past.moment())
    UNION ALL
    SELECT %3$s FROM public.history h, LATERAL jsonb_populate_record(NULL::public.%1$I, h.before - %6$L::text[]) t
    WHERE h.entity = %4$L AND h.at > past.moment() AND h.before IS NOT NULL AND (%5$s)
      AND NOT EXISTS (SELECT FROM public.history e WHERE e.entity = %4$L AND e.entity_id = h.entity_id AND e.at > past.moment() AND e.id < h.id)',
    name, kept, former, name, condition, shapes);
END $$`;

// The stored columns and those that are computed from them.
const zone = `
CREATE VIEW past.work_zone AS
SELECT z.*, daterange(z.starts_on, z.ends_on, '[]') AS active, ST_Transform(ST_PointOnSurface(z.geom), 3857)::geometry(Point, 3857) AS point
FROM past.work_zone_row z`;

// Shares per district are computed from zones and have no history: those of works whose zones changed are computed again.
const territory = `
CREATE VIEW past.work_territory AS
SELECT t.work_id, t.territory_id, t.share, t.length_m, t.area_m2 FROM public.work_territory t
WHERE NOT EXISTS (SELECT FROM public.history h WHERE h.entity = 'work_zone' AND h.parent_id = t.work_id AND h.at > past.moment())
UNION ALL
SELECT m.work_id, m.territory_id, least(m.amount / m.whole, 1), CASE WHEN m.dimension = 1 THEN m.amount END, CASE WHEN m.dimension = 2 THEN m.amount END
FROM (
  SELECT p.*, sum(p.amount) OVER (PARTITION BY p.work_id) AS whole FROM (
    SELECT z.work_id, d.id AS territory_id, ST_Dimension(z.geom) AS dimension, max(ST_Dimension(z.geom)) OVER (PARTITION BY z.work_id) AS top,
      sum(CASE ST_Dimension(z.geom) WHEN 2 THEN ST_Area(i.geom) WHEN 1 THEN ST_Length(i.geom) ELSE ST_NPoints(i.geom) END) AS amount
    FROM past.work_zone_row z JOIN public.territory_now d ON d.kind = 'district' AND d.geom && z.geom,
    LATERAL (SELECT ST_Intersection(d.geom_m, ST_Transform(z.geom, ST_SRID(d.geom_m))) AS geom) i
    WHERE z.work_id IN (SELECT h.parent_id FROM public.history h WHERE h.entity = 'work_zone' AND h.at > past.moment())
      AND NOT ST_IsEmpty(i.geom)
    GROUP BY 1, 2, 3
  ) p WHERE p.dimension = p.top
) m WHERE m.amount > 0`;

// A measure has no history: one taken later is not shown.
const nuisance = `
CREATE VIEW past.work_nuisance AS
SELECT n.work_id, n.score, n.parts, n.measured_at FROM public.work_nuisance n WHERE n.measured_at <= past.moment()`;

// Former states of before the shape was kept in history show the shape of today.
const finding = `
CREATE VIEW past.finding AS
SELECT r.id, r.number, r.rule, r.subject_type, r.subject_a, r.subject_b, r.agency_ids, r.territory_ids, r.severity, r.score, r.status,
  r.measures, r.period, coalesce(r.geom, f.geom)::geometry(Geometry, 4326) AS geom, r.demo, r.opened_at, r.updated_at, r.closed_at,
  r.version, r.subject_b_type
FROM past.finding_row r LEFT JOIN public.finding f ON f.id = r.id AND r.geom IS NULL`;

// Puts a table under history as before, but tells what is written for a column.
const trackHistory = (pair: string): string => `
CREATE OR REPLACE FUNCTION history_track(target regclass, parent text DEFAULT 'NULL::uuid', excluded text[] DEFAULT '{}') RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  pairs text;
  event text;
  referencing text;
BEGIN
  SELECT string_agg(${pair}, ', ' ORDER BY attnum) INTO pairs
  FROM pg_attribute
  WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND NOT attname = ANY (excluded);
  FOREACH event IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
    referencing := CASE event WHEN 'INSERT' THEN 'NEW TABLE AS after_rows' WHEN 'DELETE' THEN 'OLD TABLE AS before_rows'
      ELSE 'OLD TABLE AS before_rows NEW TABLE AS after_rows' END;
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION history_record(%L, %L)',
      'history_' || lower(event), event, target, referencing, parent, pairs);
  END LOOP;
END $$`;
const PLAIN = "format('%L, r.%I', attname, attname)";
// As jsonb a shape keeps nine decimals; with fifteen it comes back as it was.
const EXACT = `CASE WHEN atttypid = 'geometry'::regtype THEN format('%L, ST_AsGeoJSON(r.%I, 15, 0)::jsonb', attname, attname)
    ELSE ${PLAIN} END`;
const SHAPED = [...retrack('work_zone', ", 'r.work_id'"), ...retrack('restriction')];

// Whether the opening of a finding has a row of history is decided elsewhere and stays as it is.
const trackFindings = (excluded: string): string => `
DO $$
DECLARE
  tells_opening boolean := EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'finding'::regclass AND tgname = 'history_insert');
BEGIN
  DROP TRIGGER IF EXISTS history_insert ON finding;
  DROP TRIGGER history_update ON finding;
  DROP TRIGGER history_delete ON finding;
  PERFORM history_track('finding', 'NULL::uuid', '${excluded}');
  IF NOT tells_opening THEN
    DROP TRIGGER history_insert ON finding;
  END IF;
END $$`;

const SHOWN = [
  "'work'",
  "'work_zone', 'work_id'",
  "'budget_allocation', 'work_id'",
  "'restriction'",
  "'assessment', 'finding_id'",
  "'finding', NULL, '{subject_a,subject_b}', 't.opened_at <= past.moment()'",
];

// Which findings a work took part in is asked of each work.
const FORMER_SIDES = ['subject_a', 'subject_b'].map(
  (side) =>
    `CREATE INDEX history_${side}_idx ON history (((before ->> '${side}')::uuid)) WHERE entity = 'finding' AND before IS NOT NULL`,
);

/**
 * The past as it was: views named like the tables they stand for. A transaction that sets `abat.moment` and puts the schema
 * first on its search path reads works and findings of that moment with the statements that read those of today.
 */
export class CreatePast1790000000032 implements MigrationInterface {
  name = 'CreatePast1790000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['CREATE SCHEMA past', moment, day, asItStood, ...FORMER_SIDES]);
    await runAll(runner, [trackHistory(EXACT), ...SHAPED, trackFindings('{}')]);
    await runAll(runner, [
      ...SHOWN.map((table) => `SELECT past.show(${table})`),
      'ALTER VIEW past.work_zone RENAME TO work_zone_row',
      'ALTER VIEW past.finding RENAME TO finding_row',
      zone,
      territory,
      nuisance,
      finding,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, ['DROP SCHEMA past CASCADE', 'DROP INDEX history_subject_a_idx, history_subject_b_idx']);
    await runAll(runner, [trackHistory(PLAIN), ...SHAPED, trackFindings('{geom}')]);
  }
}
