import type { ResponsibilityFeature, ResponsibilityMap } from '@abat/contracts';
import type { EntityManager } from 'typeorm';
import { OVERLAP_RULE_LIST } from './words.js';

/** What the map of responsibility is about: ids and a kind's code. */
export type MapScope = { day: string; functionId: string; stage: string; kind: string | null };

/** Overlaps and gaps up to this are slivers of drawing, m2. */
const TOLERANCE_M2 = 100;
/** Outlines are thinned to this on the map, metres. */
const THIN_M = 5;

const shown = (column: string): string =>
  `ST_AsGeoJSON(ST_Transform(ST_SimplifyPreserveTopology(${column}, ${THIN_M}), 4326), 6, 0)::json`;

// A power for a function covers everything below it; a kind meets the kinds above and below it.
const POWERS = `
SELECT m.* FROM effective_mandate m
WHERE m.valid @> $1::date AND m.stage = $3
  AND m.path @> (SELECT f.path FROM city_function f WHERE f.id = $2)
  AND ($4::ltree IS NULL OR m.kind_path @> $4 OR m.kind_path <@ $4)`;

// As an array the ids are known before outlines are looked for: no other site is widened to an area, in views of the past too.
const HELD = `
SELECT p.*, o.geom_m, o.area_m2 FROM power p
JOIN power_place o ON o.place_id = p.place_id AND o.valid @> $1::date
WHERE o.place_id = ANY (ARRAY(SELECT place_id FROM power))`;

const HOLDERS = `
SELECT agency_id, ST_UnaryUnion(ST_Collect(geom_m)) AS geom_m FROM held WHERE site_id IS NULL GROUP BY 1`;

// Pairs of powers of different bodies on one place, each two bodies once.
const PAIRS = `
SELECT least(x.agency_id, y.agency_id) AS low_id, greatest(x.agency_id, y.agency_id) AS high_id,
  ST_UnaryUnion(ST_Collect(ST_CollectionExtract(CASE WHEN x.place_id = y.place_id THEN x.geom_m ELSE ST_Intersection(x.geom_m, y.geom_m) END, 3))) AS geom_m,
  bool_and(EXISTS (SELECT FROM effective_agreement g WHERE g.low_agency_id = least(x.agency_id, y.agency_id)
    AND g.high_agency_id = greatest(x.agency_id, y.agency_id) AND g.valid @> $1::date
    AND (g.path IS NULL OR g.path @> x.path OR g.path <@ x.path) AND (cardinality(g.stages) = 0 OR $3 = ANY (g.stages)))
    OR x.with_agency_id IS NOT DISTINCT FROM y.agency_id OR y.with_agency_id IS NOT DISTINCT FROM x.agency_id) AS agreed,
  array_agg(x.id) || array_agg(y.id) AS mandate_ids
FROM held x JOIN held y ON y.agency_id > x.agency_id AND y.geom_m && x.geom_m
  AND (x.kind_path @> y.kind_path OR x.kind_path <@ y.kind_path)
GROUP BY 1, 2`;

const REQUIRED = `
SELECT coalesce(r.territory_id, c.id) AS territory_id FROM coverage_requirement r
CROSS JOIN (SELECT id FROM territory WHERE kind = 'city' ORDER BY valid DESC LIMIT 1) c
WHERE r.valid @> $1::date AND r.stage = $3
  AND r.function_id IN (SELECT f.id FROM city_function f WHERE f.path @> (SELECT s.path FROM city_function s WHERE s.id = $2))`;

// What nobody holds: of the whole city, or of what the city says must be held.
const FREE = `
SELECT p.required, ST_CollectionExtract(CASE WHEN u.geom_m IS NULL THEN p.geom_m ELSE ST_Difference(p.geom_m, u.geom_m) END, 3) AS geom_m
FROM (
  SELECT ST_UnaryUnion(ST_Collect(o.geom_m)) AS geom_m, bool_or(r.territory_id IS NOT NULL) AS required
  FROM territory t JOIN power_place o ON o.place_id = t.id AND o.valid @> $1::date
  LEFT JOIN required r ON r.territory_id = t.id
  WHERE o.place_id = ANY (ARRAY(SELECT id FROM territory)) AND CASE WHEN EXISTS (SELECT FROM required) THEN r.territory_id IS NOT NULL ELSE t.kind = 'city' END
) p CROSS JOIN (SELECT ST_UnaryUnion(ST_Collect(geom_m)) AS geom_m FROM holder) u`;

const FEATURES = `
SELECT 'holder' AS part, a.code AS agency, ARRAY[a.code] AS agencies, ST_Area(h.geom_m) AS area, false AS agreed, false AS required,
  NULL::text AS name, NULL::uuid AS finding, NULL::int AS number, h.geom_m
FROM holder h JOIN agency a ON a.id = h.agency_id
UNION ALL
SELECT 'overlap', NULL, ARRAY[l.code, h.code], ST_Area(p.geom_m), p.agreed, false, NULL, d.id, d.number, p.geom_m
FROM pair p JOIN agency l ON l.id = p.low_id JOIN agency h ON h.id = p.high_id
LEFT JOIN LATERAL (SELECT id, number::int FROM finding WHERE subject_a = ANY (p.mandate_ids) AND subject_b = ANY (p.mandate_ids)
  AND rule IN (${OVERLAP_RULE_LIST}) AND status <> 'closed' AND agency_ids @> ARRAY[p.low_id, p.high_id]
  ORDER BY finding_gravity(severity, score) DESC, id LIMIT 1) d ON true
WHERE ST_Area(p.geom_m) > ${TOLERANCE_M2}
UNION ALL
SELECT 'gap', NULL, '{}', ST_Area(geom_m), false, required, NULL, NULL, NULL, geom_m FROM free WHERE ST_Area(geom_m) > ${TOLERANCE_M2}
UNION ALL
SELECT 'site', a.code, ARRAY[a.code], h.area_m2, false, false, coalesce(s.name_ru, s.external_id), NULL, NULL, h.geom_m
FROM held h JOIN agency a ON a.id = h.agency_id JOIN site s ON s.id = h.site_id`;

const STATEMENT = `
WITH power AS MATERIALIZED (${POWERS}), held AS MATERIALIZED (${HELD}), holder AS MATERIALIZED (${HOLDERS}), pair AS MATERIALIZED (${PAIRS}),
required AS MATERIALIZED (${REQUIRED}), free AS MATERIALIZED (${FREE})
SELECT part, agency, agencies, round(area) AS "areaM2", agreed, coalesce(required, false) AS required, name, finding, number, ${shown('geom_m')} AS geometry
FROM (${FEATURES}) f
ORDER BY array_position(ARRAY['holder', 'overlap', 'gap', 'site'], part), area DESC, agency, agencies`;

type Row = ResponsibilityFeature['properties'] & { geometry: ResponsibilityFeature['geometry'] };

const toFeature = ({ geometry, ...properties }: Row, place: number): ResponsibilityFeature => ({
  type: 'Feature',
  id: place + 1,
  geometry,
  properties,
});

/** Who holds what on the map: one feature per holder, per two bodies that overlap, per gap, per site of its own. */
export async function readMap(manager: EntityManager, scope: MapScope): Promise<ResponsibilityMap> {
  const rows: Row[] = await manager.query(STATEMENT, [scope.day, scope.functionId, scope.stage, scope.kind]);
  const areas = new Map<string, number>();
  for (const row of rows) if (row.part === 'holder' && row.agency) areas.set(row.agency, row.areaM2);
  const names: Omit<ResponsibilityMap['holders'][number], 'areaM2'>[] = await manager.query(
    `SELECT a.code, a.name_ru AS "nameRu", a.name_kk AS "nameKk", a.name_en AS "nameEn" FROM agency a WHERE a.code = ANY ($1)
     ORDER BY a.name_ru COLLATE "kk-x-icu"`,
    [[...new Set(rows.flatMap((row) => row.agencies))]],
  );
  const count = (part: Row['part']): number => rows.filter((row) => row.part === part).length;
  return {
    type: 'FeatureCollection',
    asOf: scope.day,
    counts: { holders: areas.size, overlaps: count('overlap'), gaps: count('gap'), sites: count('site') },
    holders: names.map((name) => ({ ...name, areaM2: areas.get(name.code) ?? 0 })).sort((a, b) => b.areaM2 - a.areaM2),
    features: rows.map(toFeature),
  };
}
