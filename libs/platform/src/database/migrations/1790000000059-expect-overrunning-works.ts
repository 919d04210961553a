import type { MigrationInterface, QueryRunner } from 'typeorm';
import { citySrid, runAll } from './statements.js';

// To the end of a week: what is measured of an overrunning work changes once a week and not every night.
const overrunEnd = `
CREATE FUNCTION work_overrun_end() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT date_trunc('week', current_date + coalesce((SELECT (s.value ->> 'overrunDays')::integer FROM setting s
    WHERE s.key = 'rule.work.clash'), 14))::date + 6
$$`;

// An expected end stays until it is past as well: parties who agreed on days of their own may carry them out.
const expectedEnd = `
CREATE FUNCTION work_expected_end(work uuid) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce((SELECT max(z.expected_to) FROM work_zone z WHERE z.work_id = work AND z.expected_to >= current_date), work_overrun_end())
$$`;

// The zones that were to end last are those still worked on.
const expect = `
CREATE FUNCTION work_expect(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE work_zone z SET expected_to = d.day
  FROM (
    SELECT o.id, CASE WHEN w.status = 'running' AND w.ends_on < current_date AND o.ends_on = w.ends_on THEN work_expected_end(w.id) END AS day
    FROM work w JOIN work_zone o ON o.work_id = w.id WHERE w.id = ANY (ids)
  ) d WHERE z.id = d.id AND z.expected_to IS DISTINCT FROM d.day
$$`;

const follow = [
  `CREATE FUNCTION work_follow_expected() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM work_expect(ARRAY[NEW.id]);
     RETURN NULL;
   END $$`,
  `CREATE FUNCTION work_zone_follow_expected() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NEW.expected_to IS NOT NULL OR EXISTS (SELECT FROM work w WHERE w.id = NEW.work_id AND w.status = 'running') THEN
       PERFORM work_expect(ARRAY[NEW.work_id]);
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER work_follow_expected AFTER UPDATE OF status, ends_on ON work FOR EACH ROW
   WHEN (OLD.status = 'running' AND OLD.ends_on < current_date OR NEW.status = 'running' AND NEW.ends_on < current_date)
   EXECUTE FUNCTION work_follow_expected()`,
  `CREATE TRIGGER work_zone_follow_expected AFTER INSERT OR UPDATE OF ends_on ON work_zone FOR EACH ROW
   WHEN (NEW.ends_on < current_date OR NEW.expected_to IS NOT NULL) EXECUTE FUNCTION work_zone_follow_expected()`,
];

// As it was planned at the moment: what was expected then has no history.
const pastZone = (more: string): string => `
CREATE OR REPLACE VIEW past.work_zone AS
SELECT z.*, daterange(z.starts_on, z.ends_on, '[]') AS active, ST_Transform(ST_PointOnSurface(z.geom), 3857)::geometry(Point, 3857) AS point,
  ST_Transform(z.geom, ${citySrid()}) AS geom_m,
  CASE WHEN z.buffer_m = 0 THEN ST_Transform(z.geom, ${citySrid()}) ELSE ST_Buffer(ST_Transform(z.geom, ${citySrid()}), z.buffer_m, 4) END AS zone_m${more}
FROM past.work_zone_row z`;

/**
 * Days on which a zone is expected to be worked on: those planned and, of a work under way past its planned end, some more.
 * It is no fact of the register and has no history. Rules look for neighbours by these days.
 */
export class ExpectOverrunningWorks1790000000059 implements MigrationInterface {
  name = 'ExpectOverrunningWorks1790000000059';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP INDEX work_zone_clash_idx',
      `ALTER TABLE work_zone ADD COLUMN expected_to date, ADD COLUMN expected daterange
         GENERATED ALWAYS AS (daterange(starts_on, greatest(expected_to, ends_on), '[]')) STORED`,
      overrunEnd,
      expectedEnd,
      expect,
      "SELECT work_expect(array_agg(id)) FROM work WHERE status = 'running' AND ends_on < current_date",
      ...follow,
      pastZone(", NULL::date AS expected_to, daterange(z.starts_on, z.ends_on, '[]') AS expected"),
      'CREATE INDEX work_zone_clash_idx ON work_zone USING gist (zone_m, expected)',
      'ANALYZE work_zone',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP TRIGGER work_zone_follow_expected ON work_zone',
      'DROP TRIGGER work_follow_expected ON work',
      'DROP FUNCTION work_zone_follow_expected()',
      'DROP FUNCTION work_follow_expected()',
      'DROP FUNCTION work_expect(uuid[])',
      'DROP FUNCTION work_expected_end(uuid)',
      'DROP FUNCTION work_overrun_end()',
      'DROP VIEW past.work_zone',
      pastZone(''),
      'ALTER TABLE work_zone DROP COLUMN expected, DROP COLUMN expected_to',
      'CREATE INDEX work_zone_clash_idx ON work_zone USING gist (zone_m, active)',
      'ANALYZE work_zone',
    ]);
  }
}
