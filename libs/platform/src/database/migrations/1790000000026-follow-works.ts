import type { MigrationInterface, QueryRunner } from 'typeorm';
import { provenance, retrack, runAll } from './statements.js';

const holiday = `
CREATE TABLE holiday (
  ${provenance},
  day date NOT NULL,
  name_ru text NOT NULL,
  name_kk text,
  name_en text,
  CONSTRAINT holiday_pk PRIMARY KEY (id),
  CONSTRAINT holiday_day_key UNIQUE (day)
)`;

// The day itself does not count, the last one does: an answer on the next working day took one day.
const workingDays = `
CREATE FUNCTION working_days(after date, up_to date) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT count(*)::integer FROM generate_series(after + 1, up_to, interval '1 day') AS d (day)
  WHERE extract(isodow FROM d.day) < 6 AND NOT EXISTS (SELECT FROM holiday h WHERE h.day = d.day::date)
$$`;

// One look per kind of work and not per work.
const rebuffer = `
CREATE FUNCTION work_rebuffer(ids uuid[]) RETURNS SETOF uuid LANGUAGE sql AS $$
  WITH chosen AS (
    SELECT id, hinders_traffic, work_type_id, function_id FROM work WHERE id = ANY (ids)
  ), kinds AS (
    SELECT k.*, work_buffer_m(k.hinders_traffic, k.work_type_id, k.function_id) AS buffer_m
    FROM (SELECT DISTINCT hinders_traffic, work_type_id, function_id FROM chosen) k
  ), changed AS (
    UPDATE work_zone z SET buffer_m = k.buffer_m
    FROM chosen c JOIN kinds k ON k.hinders_traffic = c.hinders_traffic AND k.function_id = c.function_id
      AND k.work_type_id IS NOT DISTINCT FROM c.work_type_id
    WHERE z.work_id = c.id AND z.buffer_m <> k.buffer_m RETURNING z.work_id
  ) SELECT DISTINCT work_id FROM changed
$$`;

// What follows from works: a fresh surface is proposed by one that ended, a guarantee stands by its handover. Rows that
// people declined stay declined; what no longer follows goes, unless a person confirmed it. Returns what changed.
const followWorks = `
CREATE FUNCTION restriction_follow_works(ids uuid[]) RETURNS SETOF uuid LANGUAGE sql AS $$
  WITH ended AS (
    SELECT w.id, w.external_id, w.title, w.demo, coalesce(w.finished_on, w.ends_on) AS ended_on,
      coalesce(w.surface, t.surface) AS surface,
      CASE WHEN w.stage = 'construction' THEN 'construction' ELSE 'repair' END AS stage
    FROM work w JOIN function_work_type f ON f.function_id = w.function_id
    LEFT JOIN work_type t ON t.id = coalesce(w.work_type_id, f.work_type_id)
    WHERE w.id = ANY (ids) AND w.status IN ('finished', 'accepted')
  ), due AS (
    SELECT e.id, e.external_id, e.title, e.demo, 'fresh-surface' AS kind, 'proposed' AS state, e.surface,
      daterange(e.ended_on, (e.ended_on + make_interval(years => y.years))::date) AS active
    FROM ended e, LATERAL (SELECT (s.value #>> ARRAY['years', e.surface, e.stage])::integer AS years
      FROM setting s WHERE s.key = 'restriction.fresh-surface') y
    WHERE y.years > 0
    UNION ALL
    SELECT w.id, w.external_id, w.title, w.demo, 'guarantee', 'confirmed', NULL, daterange(h.handed_on, h.guarantee_until, '[]')
    FROM handover h JOIN work w ON w.id = h.work_id WHERE w.id = ANY (ids) AND h.guarantee_until IS NOT NULL
  ), shaped AS (
    SELECT d.*, g.geom FROM due d, LATERAL (SELECT CASE WHEN count(*) = 1 THEN (array_agg(z.geom))[1]
      ELSE ST_CollectionExtract(ST_UnaryUnion(ST_Collect(z.geom)), max(ST_Dimension(z.geom)) + 1) END AS geom
      FROM work_zone z WHERE z.work_id = d.id) g
    WHERE g.geom IS NOT NULL
  ), gone AS (
    DELETE FROM restriction r WHERE r.work_id = ANY (ids) AND (r.kind = 'guarantee' OR (r.kind = 'fresh-surface' AND r.state = 'proposed'))
      AND NOT EXISTS (SELECT FROM shaped d WHERE d.id = r.work_id AND d.kind = r.kind) RETURNING r.id
  ), kept AS (
    INSERT INTO restriction AS r (source, demo, external_id, kind, state, surface, work_id, title, active, geom)
    SELECT 'abat', d.demo, d.kind || ':' || d.id, d.kind, d.state, d.surface, d.id, d.title, d.active, d.geom FROM shaped d
    ON CONFLICT (work_id, kind) WHERE work_id IS NOT NULL DO UPDATE SET active = excluded.active, geom = excluded.geom,
      surface = excluded.surface, title = excluded.title, version = r.version + 1, updated_at = now()
    WHERE r.state <> 'declined' AND ((r.active, r.surface, r.title) IS DISTINCT FROM (excluded.active, excluded.surface, excluded.title)
      OR NOT r.geom = excluded.geom) RETURNING r.id
  ) SELECT id FROM gone UNION ALL SELECT id FROM kept
$$`;

const FRESH_SURFACE = {
  years: {
    asphalt: { construction: 4, repair: 3 },
    concrete: { construction: 4, repair: 3 },
    paving: { construction: 4, repair: 3 },
  },
};
const FRESH_NOTE =
  'years a new surface is not to be dug; least years of the road guarantee norm of December 2025 (4-8 after construction or capital repair, 3-6 after medium repair); that it reaches city streets is not confirmed';

const NUISANCE = {
  weights: { duration: 25, street: 20, lanes: 15, transport: 15, pedestrians: 15, noise: 10 },
  longDays: 90,
  manyStops: 4,
  manySites: 6,
};

/** Days off, years of fresh surfaces, weights of nuisance; restrictions and strips that follow works. */
export class FollowWorks1790000000026 implements MigrationInterface {
  name = 'FollowWorks1790000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [holiday, workingDays, rebuffer, followWorks, "SELECT history_track('holiday')"]);
    await runAll(runner, ['ALTER TABLE project ADD COLUMN phase_reason text', ...retrack('project')]);
    await runner.query(
      `INSERT INTO setting (key, value, note) VALUES ('restriction.fresh-surface', $1, $2),
         ('work.nuisance', $3, 'weights of the parts of nuisance and what counts as full; own suggestion, no norm')`,
      [JSON.stringify(FRESH_SURFACE), FRESH_NOTE, JSON.stringify(NUISANCE)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      "DELETE FROM setting WHERE key IN ('restriction.fresh-surface', 'work.nuisance')",
      'DROP FUNCTION restriction_follow_works(uuid[])',
      'DROP FUNCTION work_rebuffer(uuid[])',
      'DROP FUNCTION working_days(date, date)',
      'DROP TABLE holiday',
      'ALTER TABLE project DROP COLUMN phase_reason',
      ...retrack('project'),
    ]);
  }
}
