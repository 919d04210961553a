import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

type Following = { gone: string; kept: string };

// What follows from works, as 1790000000026 made it, but for which rows go (`gone`) and which are set anew (`kept`).
const followWorks = ({ gone, kept }: Following): string => `
CREATE OR REPLACE FUNCTION restriction_follow_works(ids uuid[]) RETURNS SETOF uuid LANGUAGE sql AS $$
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
    DELETE FROM restriction r WHERE r.work_id = ANY (ids) AND (${gone}) RETURNING r.id
  ), kept AS (
    INSERT INTO restriction AS r (source, demo, external_id, kind, state, surface, work_id, title, active, geom)
    SELECT 'abat', d.demo, d.kind || ':' || d.id, d.kind, d.state, d.surface, d.id, d.title, d.active, d.geom FROM shaped d
    ON CONFLICT (work_id, kind) WHERE work_id IS NOT NULL DO UPDATE SET active = excluded.active, geom = excluded.geom,
      surface = excluded.surface, title = excluded.title, version = r.version + 1, updated_at = now()
    WHERE ${kept} AND ((r.active, r.surface, r.title) IS DISTINCT FROM (excluded.active, excluded.surface, excluded.title)
      OR NOT r.geom = excluded.geom) RETURNING r.id
  ) SELECT id FROM gone UNION ALL SELECT id FROM kept
$$`;

const UNFOUNDED = `(r.kind = 'guarantee' OR (r.kind = 'fresh-surface' AND r.state = 'proposed'))
      AND NOT EXISTS (SELECT FROM shaped d WHERE d.id = r.work_id AND d.kind = r.kind)`;
const BEFORE: Following = { gone: UNFOUNDED, kept: "r.state <> 'declined'" };
// Only proposals and guarantees follow. A surface that is not laid (any more) is protected by nobody's word.
const NOW: Following = {
  gone: `(${UNFOUNDED}) OR (r.kind = 'fresh-surface' AND r.state = 'confirmed'
      AND EXISTS (SELECT FROM work w WHERE w.id = r.work_id AND w.status NOT IN ('finished', 'accepted')))`,
  kept: "(r.state = 'proposed' OR (r.kind = 'guarantee' AND r.state <> 'declined'))",
};

// A frozen plan keeps the works that are deleted later, by the names they had when it was frozen.
const keepFrozen = [
  'ALTER TABLE baseline_work DROP CONSTRAINT baseline_work_work_fk, ADD COLUMN external_id text, ADD COLUMN title text',
  'UPDATE baseline_work x SET external_id = w.external_id, title = w.title FROM work w WHERE w.id = x.work_id',
  'ALTER TABLE baseline_work ALTER COLUMN external_id SET NOT NULL, ALTER COLUMN title SET NOT NULL',
];
const forgetFrozen = [
  'DELETE FROM baseline_work x WHERE NOT EXISTS (SELECT FROM work w WHERE w.id = x.work_id)',
  `ALTER TABLE baseline_work DROP COLUMN external_id, DROP COLUMN title,
     ADD CONSTRAINT baseline_work_work_fk FOREIGN KEY (work_id) REFERENCES work (id) ON DELETE CASCADE`,
];

/** What people decided stays: a fresh surface as it was confirmed, a frozen plan with works that are gone. */
export class KeepDecisions1790000000046 implements MigrationInterface {
  name = 'KeepDecisions1790000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [followWorks(NOW), ...keepFrozen]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [...forgetFrozen, followWorks(BEFORE)]);
  }
}
