import type { ObjectKind, Stage } from '@abat/contracts';
import type { MeasureMode, Statement } from '../../domain/rule.js';
import type { MandateDuplicateSettings } from './mandate-duplicate.settings.js';

/** Numbers of one pair of mandates. Areas in m2 of the city's SRID; `A` is the side with the lower id. */
export type MandateDuplicateMeasures = {
  overlapM2: number;
  /** The overlap as a part of the territory of the side, 0..1. */
  shareA: number;
  shareB: number;
  /** Sites of the object kind in force today on the overlap. */
  sitesAffected: number;
  /** Works of either agency, current or future, of the common function and everything below it, on the overlap. */
  worksAffected: number;
  /** Common days; null when a side of the common period is open. */
  days: number | null;
  openEnded: boolean;
  /** Function of A seen from B: the same, or an ancestor or descendant in the function tree. */
  relation: 'same' | 'ancestor' | 'descendant';
  stage: Stage;
  /** The kind of objects both cover. */
  objectKind: ObjectKind;
};

const powers = (filter: string): string => `SELECT * FROM effective_mandate m WHERE m.stage <> 'control' ${filter}`;

type Source = { subject: string; pairing: string };

// Where the subjects of a run come from, and which other side makes a pair that has not been measured already.
const ALL: Source = { subject: powers(''), pairing: 'o.id > s.id' };
const SOME: Source = {
  subject: powers('AND m.id = ANY ($2::uuid[])'),
  pairing: 'o.id <> s.id AND (o.id > s.id OR o.id <> ALL ($2::uuid[]))',
};

const side = (letter: 'a' | 'b', straight: 's' | 'o', other: 's' | 'o'): string =>
  ['id', 'agency_id', 'path', 'object_kind', 'territory_id', 'demo']
    .map(
      (column) => `CASE WHEN s.id < o.id THEN ${straight}.${column} ELSE ${other}.${column} END AS ${letter}_${column}`,
    )
    .join(', ');

// Pairs that agree in everything but the place. An open-ended period is judged on today's boundaries (or its first day's).
const candidates = (source: Source): string => `
  SELECT ${side('a', 's', 'o')}, ${side('b', 'o', 's')}, s.stage, s.valid * o.valid AS common,
    CASE WHEN upper_inf(s.valid * o.valid)
      THEN day_range(greatest(current_date, lower(s.valid * o.valid)), greatest(current_date, lower(s.valid * o.valid)))
      ELSE s.valid * o.valid END AS judged
  FROM (${source.subject}) s
  JOIN (${powers('')}) o ON o.stage = s.stage AND o.agency_id <> s.agency_id AND o.valid && s.valid
    AND (o.path @> s.path OR o.path <@ s.path)
    AND (o.object_kind = s.object_kind OR 'any' IN (o.object_kind, s.object_kind))
  WHERE ${source.pairing}
    AND (s.mode NOT IN ('joint', 'delegated') OR s.with_agency_id IS DISTINCT FROM o.agency_id)
    AND (o.mode NOT IN ('joint', 'delegated') OR o.with_agency_id IS DISTINCT FROM s.agency_id)`;

// Each pair of boundaries is intersected once, however many mandates stand on it.
const places = `
territory_pair AS (
  SELECT DISTINCT least(a_territory_id, b_territory_id) AS low_id, greatest(a_territory_id, b_territory_id) AS high_id, judged
  FROM candidate
), boundary_pair AS (
  SELECT p.low_id, p.high_id, p.judged, l.id AS low_boundary, h.id AS high_boundary
  FROM territory_pair p
  JOIN territory tl ON tl.id = p.low_id JOIN territory th ON th.id = p.high_id
  JOIN territory_boundary l ON l.territory_id = p.low_id
  JOIN territory_boundary h ON h.territory_id = p.high_id AND h.geom_m && l.geom_m
  WHERE NOT isempty(tl.valid * th.valid * l.valid * h.valid * p.judged)
), intersected AS MATERIALIZED (
  SELECT d.low_boundary, d.high_boundary, l.area_m2 AS low_m2, h.area_m2 AS high_m2,
    CASE WHEN l.id = h.id THEN l.geom_m ELSE ST_CollectionExtract(ST_Intersection(l.geom_m, h.geom_m), 3) END AS shape
  FROM (SELECT DISTINCT low_boundary, high_boundary FROM boundary_pair) d
  JOIN territory_boundary l ON l.id = d.low_boundary JOIN territory_boundary h ON h.id = d.high_boundary
), overlap AS MATERIALIZED (
  SELECT *, ST_Area(shape) AS overlap_m2, ST_Transform(shape, 4326) AS geom,
    ARRAY(SELECT t.id FROM territory_now t WHERE t.kind = 'district' AND ST_Intersects(t.geom_m, shape)
      AND ST_Area(ST_Intersection(t.geom_m, shape)) > greatest(($1::jsonb ->> 'toleranceM2')::float8,
        ($1::jsonb ->> 'toleranceShare')::float8 * least(t.area_m2, ST_Area(shape))) ORDER BY 1) AS districts
  FROM intersected
  WHERE ST_Area(shape) > greatest(($1::jsonb ->> 'toleranceM2')::float8,
    ($1::jsonb ->> 'toleranceShare')::float8 * least(low_m2, high_m2))
), place AS MATERIALIZED (
  SELECT DISTINCT ON (b.low_id, b.high_id, b.judged) b.low_id, b.high_id, b.judged, o.*
  FROM boundary_pair b JOIN overlap o USING (low_boundary, high_boundary)
  ORDER BY b.low_id, b.high_id, b.judged, o.overlap_m2 DESC, o.low_boundary, o.high_boundary
)`;

const counts = `
counted_sites AS MATERIALIZED (
  SELECT d.low_boundary, d.high_boundary, d.object_kind,
    (SELECT count(*)::int FROM site WHERE ST_Intersects(site.geom_m, o.shape) AND site.valid @> current_date
      AND (d.object_kind = 'any' OR site.kind = d.object_kind)) AS sites
  FROM (SELECT DISTINCT low_boundary, high_boundary, object_kind FROM pair) d
  JOIN overlap o USING (low_boundary, high_boundary)
), counted_works AS MATERIALIZED (
  SELECT d.low_boundary, d.high_boundary, d.path, d.a_agency_id, d.b_agency_id,
    (SELECT count(*)::int FROM work w JOIN city_function f ON f.id = w.function_id AND f.path <@ d.path
      WHERE w.agency_id IN (d.a_agency_id, d.b_agency_id) AND w.status <> 'cancelled' AND w.ends_on >= current_date
        AND EXISTS (SELECT FROM work_zone z WHERE z.work_id = w.id AND ST_Intersects(o.shape, z.geom_m))) AS works
  FROM (SELECT DISTINCT low_boundary, high_boundary, path, a_agency_id, b_agency_id FROM pair) d
  JOIN overlap o USING (low_boundary, high_boundary)
)`;

const statement = (source: Source): string => `
WITH candidate AS MATERIALIZED (${candidates(source)}), ${places}, pair AS MATERIALIZED (
  SELECT c.*, p.low_boundary, p.high_boundary, p.overlap_m2, p.geom, p.districts,
    CASE WHEN c.a_territory_id = p.low_id THEN p.low_m2 ELSE p.high_m2 END AS a_m2,
    CASE WHEN c.a_territory_id = p.low_id THEN p.high_m2 ELSE p.low_m2 END AS b_m2,
    CASE WHEN c.a_object_kind = 'any' THEN c.b_object_kind ELSE c.a_object_kind END AS object_kind,
    CASE WHEN c.a_path @> c.b_path THEN c.b_path ELSE c.a_path END AS path
  FROM candidate c JOIN place p ON p.low_id = least(c.a_territory_id, c.b_territory_id)
    AND p.high_id = greatest(c.a_territory_id, c.b_territory_id) AND p.judged = c.judged
), ${counts}
SELECT a_id AS subject_a, b_id AS subject_b,
  ARRAY[least(a_agency_id, b_agency_id), greatest(a_agency_id, b_agency_id)] AS agency_ids,
  districts AS territory_ids,
  jsonb_build_object(
    'overlapM2', round(overlap_m2::numeric),
    'shareA', round(least(1, overlap_m2 / a_m2)::numeric, 4),
    'shareB', round(least(1, overlap_m2 / b_m2)::numeric, 4),
    'sitesAffected', s.sites,
    'worksAffected', w.works,
    'days', CASE WHEN lower_inf(common) OR upper_inf(common) THEN NULL ELSE upper(common) - lower(common) END,
    'openEnded', upper_inf(common),
    'relation', CASE WHEN a_path = b_path THEN 'same' WHEN a_path @> b_path THEN 'ancestor' ELSE 'descendant' END,
    'stage', stage,
    'objectKind', pair.object_kind
  ) AS measures,
  common AS period, geom, a_demo OR b_demo AS demo
FROM pair
JOIN counted_sites s USING (low_boundary, high_boundary, object_kind)
JOIN counted_works w USING (low_boundary, high_boundary, path, a_agency_id, b_agency_id)`;

/**
 * Pairs of mandates of different agencies for the same function (or one above the other) at the same stage, for object
 * kinds and territories that overlap, in periods that overlap, without an agreement between the two. Stage `control` is
 * another rule's. Boundaries are dated: those of the common period count, today's when it is open-ended.
 */
export function measureMandateDuplicate(mode: MeasureMode, settings: MandateDuplicateSettings): Statement {
  const { toleranceM2, toleranceShare } = settings;
  const parameters: unknown[] = [JSON.stringify({ toleranceM2, toleranceShare })];
  if (mode.kind !== 'ids') return { sql: statement(ALL), parameters };
  return { sql: statement(SOME), parameters: [...parameters, mode.ids] };
}
