import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from './statements.js';

// What a party says it carried out of what was agreed on. A work that is gone has nothing to be carried out.
const done = `
CREATE TABLE resolution_done (
  id uuid NOT NULL DEFAULT uuid_v7() CONSTRAINT resolution_done_pk PRIMARY KEY,
  resolution_id uuid NOT NULL CONSTRAINT resolution_done_resolution_fk REFERENCES resolution (id) ON DELETE CASCADE,
  work_id uuid NOT NULL CONSTRAINT resolution_done_work_fk REFERENCES work (id) ON DELETE CASCADE,
  done_on date NOT NULL,
  comment text,
  user_id uuid NOT NULL CONSTRAINT resolution_done_user_fk REFERENCES app_user (id),
  on_behalf boolean NOT NULL DEFAULT false,
  CONSTRAINT resolution_done_key UNIQUE (resolution_id, work_id)
)`;

// A change of method without words for any work is meant for every work of the finding.
const named = `
  SELECT o.number, (o.part ->> 'work')::uuid AS work_id, (o.part ->> 'start')::date AS starts_on, (o.part ->> 'end')::date AS ends_on
  FROM jsonb_array_elements(coalesce(r.plan -> 'moves', '[]') || coalesce(r.plan -> 'methods', '[]') || coalesce(r.plan -> 'places', '[]')
    || CASE WHEN r.plan ? 'cancel' THEN jsonb_build_array(jsonb_build_object('work', r.plan -> 'cancel')) ELSE '[]' END)
    WITH ORDINALITY AS o (part, number)
  UNION ALL SELECT s.number, s.id, NULL, NULL FROM (VALUES (1, f.subject_type, f.subject_a), (2, f.subject_b_type, f.subject_b)) AS s (number, type, id)
  WHERE r.kind = 'change-method' AND s.type = 'work' AND jsonb_array_length(coalesce(r.plan -> 'methods', '[]')) = 0`;

// As work.clash judges it: zones with their strips that share no more than its tolerance only touch.
const meet = `
CREATE FUNCTION finding_sides_meet(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
    SELECT FROM work_zone z JOIN (SELECT o.zone_m AS place FROM work_zone o WHERE o.work_id = other
      UNION ALL SELECT r.geom_m FROM restriction r WHERE r.id = other AND r.geom_m IS NOT NULL) p ON p.place && z.zone_m
    WHERE z.work_id = one AND ST_Intersects(p.place, z.zone_m) AND ST_Area(ST_Intersection(p.place, z.zone_m))
      > coalesce((SELECT (s.value ->> 'toleranceM2')::float8 FROM setting s WHERE s.key = 'rule.work.clash'), 0.05))
$$`;

const step = `
CREATE VIEW resolution_step AS
SELECT r.id AS resolution_id, r.finding_id, n.number, n.work_id, w.agency_id, r.state = 'applied' OR w.id IS NULL OR CASE r.kind
    WHEN 'change-method' THEN d.id IS NOT NULL OR w.status = 'cancelled'
    WHEN 'split-place' THEN w.status = 'cancelled' OR NOT finding_sides_meet(f.subject_a, f.subject_b)
    WHEN 'cancel-one' THEN w.status = 'cancelled'
    ELSE (w.starts_on, w.ends_on) = (n.starts_on, n.ends_on) END AS done,
  r.state = 'agreed' AND NOT r.stale AND f.status <> 'closed' AS due, d.done_on, d.comment, d.user_id, d.on_behalf
FROM resolution r JOIN finding f ON f.id = r.finding_id CROSS JOIN LATERAL (${named}) n
LEFT JOIN work w ON w.id = n.work_id
LEFT JOIN resolution_done d ON d.resolution_id = r.id AND d.work_id = n.work_id`;

/**
 * What of an agreed resolution is still to be done, and for which work: told by the registers where they know it, said by
 * a party where they do not.
 */
export class FollowAgreedSteps1790000000060 implements MigrationInterface {
  name = 'FollowAgreedSteps1790000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [done, "SELECT history_track('resolution_done', 'r.resolution_id')", meet, step]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP VIEW resolution_step',
      'DROP FUNCTION finding_sides_meet(uuid, uuid)',
      'DROP TABLE resolution_done',
      'DROP FUNCTION history_of_resolution_done()',
      "DELETE FROM history WHERE entity = 'resolution_done'",
    ]);
  }
}
