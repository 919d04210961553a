import type { MeasureMode } from '../../domain/rule.js';
import { heldDays } from './ended.js';
import { ground, type WorkSource, worksOf } from './facts.js';

/** Which restrictions meet which shape of a work. Widths are names of settings, metres. */
export type RestrictionReach = {
  kinds: readonly string[];
  /** SQL: the shape of the zone `z` (city SRID) that has to lie on the place of the restriction. */
  shape: string;
  /** Width of this shape where the work is a line or a point; null = it is the stored zone, with its strip. */
  shapeWidth: string | null;
  /** Width of a restriction drawn as a line or a point. */
  width: string;
  /** SQL: what the work `s` and the restriction `r` have to fulfil. */
  facts: string;
  /** Restrictions without a shape hold in the whole city. */
  cityWide: boolean;
};

const half = (width: string): string => `($1::jsonb ->> '${width}')::float8 / 2`;
const reach = (shape: string, ...widths: string[]): string => `ST_Expand(${shape}, ${widths.map(half).join(' + ')})`;

// Works near changed restrictions ($2). The stored zone may be narrower than the shape that counts.
const touchedBy = ({ width, shapeWidth }: RestrictionReach): string => `
SELECT z.work_id FROM restriction r JOIN work_zone z
  ON z.zone_m && ${reach('r.geom_m', width, ...(shapeWidth ? [shapeWidth] : []))} AND z.expected && r.active
WHERE r.id = ANY ($2::uuid[])
UNION SELECT z.work_id FROM restriction r JOIN work_zone z ON z.expected && r.active WHERE r.id = ANY ($2::uuid[]) AND r.geom_m IS NULL`;

const HELD = heldDays('z', 's.ended_on');
const COLUMNS = `s.id AS work_id, r.id AS restriction_id, z.number AS a_number, 1 AS b_number, ${HELD} * r.active AS days`;

const branch = (works: WorkSource, found: string, place: string, facts: string): string => `
SELECT ${COLUMNS}, ${place} AS place
FROM subject s ${works.zones} CROSS JOIN LATERAL (SELECT r.* FROM restriction r WHERE ${found} AND r.active && z.expected OFFSET 0) r
WHERE ${facts} AND NOT isempty(${HELD} * r.active)`;

/** The works of a run that restrictions may concern; changed restrictions ($2) count as well as changed works. */
export const restrictedWorks = (mode: MeasureMode, reaches: RestrictionReach): WorkSource =>
  worksOf(mode, touchedBy(reaches));

/**
 * CTEs up to `near`: zones of works and the restrictions in force on their place and days. `place` is what both share,
 * without area when they only touch. A work is never restricted by what it left behind itself.
 */
export function restrictedZones(mode: MeasureMode, works: WorkSource, reaches: RestrictionReach): string {
  const { kinds, shape, width, cityWide } = reaches;
  const either = mode.kind === 'ids' ? ' AND (s.id = ANY ($2::uuid[]) OR r.id = ANY ($2::uuid[]))' : '';
  const facts = `r.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}) AND r.state <> 'declined'
  AND r.work_id IS DISTINCT FROM s.id AND ${reaches.facts}${either}`;
  const local = branch(
    works,
    `r.geom_m && ${reach(shape, width)}`,
    `ST_Intersection(${shape}, ${ground('r.geom_m', width)})`,
    facts,
  );
  const everywhere = cityWide ? `UNION ALL ${branch(works, 'r.geom_m IS NULL', 'z.zone_m', facts)}` : '';
  return `${works.prologue}, near AS (${local} ${everywhere})`;
}
