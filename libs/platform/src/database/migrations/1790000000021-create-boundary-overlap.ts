import type { MigrationInterface, QueryRunner } from 'typeorm';
import { citySrid, runAll } from './statements.js';

// What the outlines of two territories have in common, the lower territory first, and each outline with itself; borders
// that only touch have nothing. Of an outline inside the other (same_id) no shape is kept: it is that outline. Days are
// not looked at, they change more often than shapes. Everything here can be measured anew from territory_boundary.
const overlap = () => `
CREATE TABLE boundary_overlap (
  low_id uuid NOT NULL CONSTRAINT boundary_overlap_low_fk REFERENCES territory_boundary (id) ON DELETE CASCADE,
  high_id uuid NOT NULL CONSTRAINT boundary_overlap_high_fk REFERENCES territory_boundary (id) ON DELETE CASCADE,
  same_id uuid CONSTRAINT boundary_overlap_same_check CHECK (same_id IN (low_id, high_id)),
  shape geometry(Geometry, ${citySrid()}),
  overlap_m2 double precision NOT NULL CONSTRAINT boundary_overlap_area_check CHECK (overlap_m2 > 0),
  CONSTRAINT boundary_overlap_pk PRIMARY KEY (low_id, high_id),
  CONSTRAINT boundary_overlap_shape_check CHECK ((same_id IS NULL) = (shape IS NOT NULL))
)`;

/** Measures outlines `n` with every other one `o`; `which` says which of them. */
const measure = (which: string): string => `
INSERT INTO boundary_overlap (low_id, high_id, same_id, shape, overlap_m2)
SELECT low_id, high_id, same_id, shape, overlap_m2 FROM (
  SELECT p.low_id, p.high_id, p.same_id, c.shape, coalesce(ST_Area(c.shape), s.area_m2) AS overlap_m2
  FROM (
    SELECT l.id AS low_id, h.id AS high_id, l.geom_m AS low_m, h.geom_m AS high_m,
      CASE WHEN l.id = h.id OR ST_Covers(l.geom_m, h.geom_m) THEN h.id WHEN ST_Covers(h.geom_m, l.geom_m) THEN l.id END AS same_id
    FROM territory_boundary n
    JOIN territory_boundary o ON o.geom_m && n.geom_m AND (o.territory_id <> n.territory_id OR o.id = n.id)
    JOIN territory_boundary l ON l.id = CASE WHEN n.territory_id < o.territory_id THEN n.id ELSE o.id END
    JOIN territory_boundary h ON h.id = CASE WHEN n.territory_id < o.territory_id THEN o.id ELSE n.id END
    WHERE ${which} OFFSET 0
  ) p
  CROSS JOIN LATERAL (
    SELECT CASE WHEN p.same_id IS NULL THEN ST_CollectionExtract(ST_Intersection(p.low_m, p.high_m), 3) END AS shape OFFSET 0) c
  LEFT JOIN territory_boundary s ON s.id = p.same_id
) m WHERE m.overlap_m2 > 0`;

// Two outlines drawn at the same moment would not see each other: they are measured one after the other.
const remeasure = `
CREATE FUNCTION boundary_overlap_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE boundary_overlap IN SHARE ROW EXCLUSIVE MODE;
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM boundary_overlap WHERE low_id = NEW.id OR high_id = NEW.id;
  END IF;
  ${measure('n.id = NEW.id AND NOT EXISTS (SELECT FROM boundary_overlap k WHERE k.low_id = l.id AND k.high_id = h.id)')};
  RETURN NULL;
END $$`;

/** Outlines of territories are measured with each other when they are drawn, not by every rule in every run. */
export class CreateBoundaryOverlap1790000000021 implements MigrationInterface {
  name = 'CreateBoundaryOverlap1790000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      overlap(),
      'CREATE INDEX boundary_overlap_high_idx ON boundary_overlap (high_id)',
      remeasure,
      `CREATE TRIGGER boundary_overlap_measure AFTER INSERT OR UPDATE OF geom, territory_id ON territory_boundary
       FOR EACH ROW EXECUTE FUNCTION boundary_overlap_measure()`,
      measure('o.territory_id >= n.territory_id'),
      // Powers for a function at a place, as effective_mandate names it: what one changed power is compared with.
      'CREATE INDEX mandate_function_place_idx ON mandate (function_id, (coalesce(site_id, territory_id)), stage)',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runAll(runner, [
      'DROP INDEX mandate_function_place_idx',
      'DROP TRIGGER boundary_overlap_measure ON territory_boundary',
      'DROP FUNCTION boundary_overlap_measure()',
      'DROP TABLE boundary_overlap',
    ]);
  }
}
